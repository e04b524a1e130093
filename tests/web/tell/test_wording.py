"""Nobody is accused, hurried or promised anything; every word on the pages is in the catalogue."""

import re
from pathlib import Path

import pytest

from ashore.texts import LANGUAGES, catalogue
from ashore.web import page

ACCUSING = {
    "zh-Hans": ("您必须", "为什么不还", "欠债不还", "老赖", "拖欠", "恶意", "失信", "赖账", "后果自负", "立即",
                "马上还", "尽快", "抓紧", "保证", "一定会", "错误", "不合法", "非法", "你"),
    "zh-Hant": ("您必須", "為什麼不還", "欠債不還", "老賴", "拖欠", "惡意", "失信", "賴賬", "後果自負", "立即",
                "馬上還", "盡快", "抓緊", "保證", "一定會", "錯誤", "不合法", "非法", "你"),
    "en": ("you must", "your fault", "failed", "delinquent", "default", "bad debt", "you have to pay", "at once!",
           "immediately", "hurry", "guarantee that", "invalid", "illegal", "error"),
}  # fmt: skip
TEMPLATES = Path(page.__file__).parent / "templates"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("area", ["web_tell", "web_quick", "interview"])
def test_nobody_is_accused(area: str, language: str) -> None:
    for key, said in catalogue(area, language).items():  # type: ignore[arg-type]
        found = [word for word in ACCUSING[language] if word in said.lower()]
        assert not found, (key, found)


@pytest.mark.parametrize("path", sorted([*TEMPLATES.glob("tell/*"), *TEMPLATES.glob("quick/*")]))
def test_templates_hold_no_words_and_no_style(path: Path) -> None:
    source = path.read_text("utf-8")
    without_tags = re.sub(r"{%.*?%}|{{.*?}}", "", source)
    plain = re.sub(r"<[^>]*>|[\w-]+=\"[^\"]*\"", "", without_tags)
    assert not re.findall(r"[A-Za-z\u4e00-\u9fff]+", plain)
    assert "style=" not in source
    assert "onclick" not in source
