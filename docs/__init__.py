"""The officers' manual and the script that keeps its pictures, outputs and tables true."""
