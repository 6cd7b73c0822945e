"""The sixth set: papers of kinds little used, built out of the habits of many programs; frozen before a first look."""
