"""Files handed over on the page, and what it says of them."""

import io
from collections.abc import Mapping
from typing import TypeAlias

import pyzipper
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.reference.reading import Page, read

Files: TypeAlias = Mapping[str, bytes]

ALIPAY, WECHAT = "支付宝", "微信"


def some(files: Files, *beginnings: str) -> Files:
    """The files whose names begin like this."""
    return {name: content for name, content in files.items() if name.startswith(beginnings)}


def hand_over(browser: Client, files: Files) -> Page:
    """Choose files and send the form; the page afterwards, when all is read."""
    chosen = [SimpleUploadedFile(name, content) for name, content in files.items()]
    return settled(browser, browser.post("/bills", {"file": chosen}))


def settled(browser: Client, answer: object) -> Page:
    """The list of files once reading is over."""
    assert getattr(answer, "status_code", 0) == 303
    for _ in range(200):
        page = browser.get("/bills", HTTP_ACCEPT_LANGUAGE="zh-CN")
        if page.status_code == 200:
            return read(page)
    raise AssertionError("reading does not end")


def zipped(files: Files, password: str = "") -> bytes:
    """An archive as the platforms send them."""
    held = io.BytesIO()
    how = {"encryption": pyzipper.WZ_AES} if password else {}
    with pyzipper.AESZipFile(held, "w", compression=pyzipper.ZIP_DEFLATED, **how) as archive:
        if password:
            archive.setpassword(password.encode())
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()
