"""Real exports beside the repository, read as they are: every row is accounted for."""

from pathlib import Path

import pytest

from ashore.unpack import statements_in
from tests.peers import FOLDER, peer_data

SHAPES = {one["file"]: one for one in peer_data("bills/shapes.json")["files"]}
FORMATS = {
    "abc": "abc", "alipay": "alipay", "boc_": "boc", "bocom": "bocom", "ccb_debit": "ccb", "ccb_generic": "generic",
    "cgb": "cgb", "cmb_credit": "cmb-credit", "cmb_debit": "cmb", "icbc": "icbc", "jd": "jd", "wechat": "wechat",
}  # fmt: skip
REJECTED = {
    "alipay_app_2025_loan_rows.synthetic.gbk.csv": [35],
    "boc_credit_2025-01.deg.csv": [16],
    "ccb_generic_2026.tinysnow.csv": [20],
}
"""A comma too many, dollars, and a direction that says nothing."""


@pytest.mark.parametrize("name", SHAPES)
def test_every_row_of_a_real_file_is_accounted_for(name: str) -> None:
    path = Path(FOLDER) / "bills" / name
    (one,) = statements_in(name, path.read_bytes())
    assert one.rows == len(one.transactions) + one.other + len(one.rejected)
    told = SHAPES[name]
    if "data_rows" in told:
        assert one.rows - one.other == told["data_rows"]
    assert [bad.line for bad in one.rejected] == REJECTED.get(name, [])
    assert one.format == next(to for start, to in FORMATS.items() if name.startswith(start))
    assert len({row.line for row in one.transactions}) == len(one.transactions)
