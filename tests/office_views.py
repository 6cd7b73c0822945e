"""LibreOffice's own Accept All and Reject All, through UNO; run by the system's Python, which has `uno`.

python3 office_views.py PROFILE FILE.docx …    writes FILE.accept.docx and FILE.reject.docx beside each
"""

from __future__ import annotations

import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def value(name: str, given: object) -> object:
    made = PropertyValue()
    made.Name, made.Value = name, given
    return made


def connect(pipe: str) -> object:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(480):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            time.sleep(0.5)
    sys.exit("LibreOffice did not answer")


def main(profile: str, files: list[str]) -> None:
    pipe = f"vanban{pathlib.Path(profile).name}"
    office = subprocess.Popen(
        [
            *("soffice", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"),
            f"-env:UserInstallation={pathlib.Path(profile).resolve().as_uri()}",
        ]
    )
    try:
        context = connect(pipe)
        make = context.ServiceManager.createInstanceWithContext
        desktop = make("com.sun.star.frame.Desktop", context)
        send = make("com.sun.star.frame.DispatchHelper", context)
        for file in map(pathlib.Path, files):
            for word, command in (("accept", "AcceptAll"), ("reject", "RejectAll")):
                url = file.resolve().as_uri()
                opened = desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", False),))
                frame = opened.CurrentController.Frame
                send.executeDispatch(frame, f".uno:{command}TrackedChanges", "", 0, ())
                target = file.resolve().with_suffix(f".{word}.docx").as_uri()
                opened.storeToURL(target, (value("FilterName", "MS Word 2007 XML"),))
                opened.close(True)
        desktop.terminate()
        office.wait(30)
    finally:
        office.kill()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
