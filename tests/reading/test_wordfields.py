"""Fields of Word: what is printed for them, whether a result is stored or not."""

from __future__ import annotations

import pytest
from support.office import paragraph, run
from support.word import box, char, code, field, read

FORM = "<w:ffData>{}</w:ffData>"
ENTRIES = '<w:listEntry w:val="请"/><w:listEntry w:val="敦促"/>'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def form(inner: str, kind: str) -> str:
    return field(code(f" {kind} "), None, FORM.format(inner))


def control(properties: str, content: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


ITEMS = '<w:listItem w:displayText="请" w:value="1"/><w:listItem w:displayText="敦促" w:value="2"/>'
URGES = {
    "stored": field(code(" REF x "), run("敦促")),
    "quotation": field(code(' QUOTE "敦促" \\* MERGEFORMAT ')),
    "quotation without marks": field(code(" QUOTE 敦促 ")),
    "simple": '<w:fldSimple w:instr=" QUOTE 敦促 "/>',
    "simple, stored": f'<w:fldSimple w:instr=" REF x ">{run("敦促")}</w:fldSimple>',
    "button": field(code(" MACROBUTTON DoIt 敦促 ")),
    "phonetic": field(code(r' EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(dūn),敦)')) + run("促"),
    "combined": field(code(r"eq \o(\s\up 5(敦),\s\do 2(促))")),
    "symbols": field(code(r" SYMBOL 25958 \u ")) + run("促"),
    "choice": form(f'<w:ddList><w:result w:val="1"/>{ENTRIES}</w:ddList>', "FORMDROPDOWN"),
    "preset choice": form(f'<w:ddList><w:default w:val="1"/>{ENTRIES}</w:ddList>', "FORMDROPDOWN"),
    "list": control(f'<w:dropDownList w:lastValue="2">{ITEMS}</w:dropDownList>'),
    "combo box": control(f'<w:comboBox w:lastValue="敦促">{ITEMS}</w:comboBox>'),
    "list that shows it": control(f'<w:dropDownList>{ITEMS}</w:dropDownList>', run("敦促")),
    "result within a result": field(code(" A "), field(code(" B "), run("敦")) + run("促")),
    "result within an instruction": field(
        code(" IF ") + field(code(" MERGEFIELD x "), run("谴责")) + code(' = 1 "谴责" "敦促" '), run("敦促")
    ),
    "quotation of a result": field(code(" QUOTE ") + field(code(" REF x "), run("敦促"))),
    "quotation of a quotation": field(code(" QUOTE ") + field(code(" QUOTE 敦促 "))),
    "instruction in pieces": field(code(" QUO") + code("TE 敦") + run("促")),
    "hidden index entry": run("敦促") + field(code(' XE "灯塔" ')).replace(
        "<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"
    ),
    "no text of its own": run("敦") + field(code(" TC 灯塔 ")) + run("促"),
}  # fmt: skip


@pytest.mark.parametrize("name", URGES)
def test_what_fields_print(name: str) -> None:
    urged = paragraph(URGES[name], run("会员国修缮灯塔；"), level=0)
    assert read(urged) == ([("1", "敦促会员国修缮灯塔；")], [])


BOX = '<w14:checkbox {}><w14:checked w14:val="{}"/></w14:checkbox>'


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (form("<w:checkBox><w:checked/></w:checkBox>", "FORMCHECKBOX"), "☒"),
        (form('<w:checkBox><w:default w:val="0"/></w:checkBox>', "FORMCHECKBOX"), "☐"),
        (control(BOX.format(W14, 1)), "☒"),
        (control(BOX.format(W14, 0)), "☐"),
        (control("<w:text/>"), ""),
    ],
)
def test_boxes(inner: str, shown: str) -> None:
    assert read(paragraph(run("赞成："), inner, run("；"))) == ([(None, f"赞成：{shown}；")], [])


TASKS = "修缮灯塔；", "培训人员；"


@pytest.mark.parametrize(
    ("signs", "wanted"),
    [
        ("12", "①②"), ("一二", "一二"), ("ab", "ab"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", [r"eq \o\ac(○,{})", r" EQ \o\ac(○,\s\up 2({})) "])
def test_items_in_rings(signs: str, wanted: str, form: str) -> None:
    items = [
        paragraph(field(code(form.format(sign))), run(task))
        for sign, task in zip(signs, TASKS, strict=True)
    ]
    found = read(paragraph(run("请秘书长："), level=0), *items)
    assert found == ([("1", "请秘书长："), *zip(wanted, TASKS, strict=True)], [])


ASKED = "请秘书长提供灯油；", "敦促会员国修缮灯塔；"


@pytest.mark.parametrize(
    ("instruction", "wanted"),
    [
        (" AUTONUM ", "12"), (r" AUTONUM  \* Arabic \* MERGEFORMAT ", "12"),
        (r" AUTONUMLGL \s 、 ", "12"),
    ],
)  # fmt: skip
def test_automatic_numbers_of_fields(instruction: str, wanted: str) -> None:
    for whole in (field(code(instruction)), f'<w:fldSimple w:instr="{instruction}"/>'):
        found = read(*(paragraph(whole, run(f" {text}")) for text in ASKED))
        assert found == (list(zip(wanted, ASKED, strict=True)), [])


def test_automatic_numbers_behind_a_heading_are_told() -> None:
    heading = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run("一、灯塔")}</w:p>'
    one, two = (paragraph(field(code(" AUTONUM ")), run(f" {text}")) for text in ASKED)
    assert read(heading, one, two)[1] == []
    assert "AUTONUM behind ‘一、灯塔’" in read(one, heading, two)[1][0]


@pytest.mark.parametrize(
    "instruction",
    [
        " LISTNUM LegalDefault \\l 4 ", " SEQ OP ", " REF _Ref1 ", " AUTONUMOUT ", " DATE ",
        r" EQ \f(1,2) ", " IF 1 = 2 敦促 谴责 ", " QUOTE 25958 ", " FORMDROPDOWN ", " 灯塔 ",
        r" EQ \o\ad(\s\up 9(谴责),敦促)",
    ],
)  # fmt: skip
def test_fields_without_a_result_are_told(instruction: str) -> None:
    for inner in (code(instruction), code(" QUOTE ") + field(code(instruction))):
        found, said = read(paragraph(field(inner), run("请秘书长报告；"), level=0))
        assert found == [("1", "请秘书长报告；")]
        assert len(said) == 1
        assert said[0].startswith("fields without a stored result are not read: ")
        assert instruction.split()[0] in said[0]
    stored = field(code(instruction) + field(code(" SEQ x ")), run("又"))
    assert read(paragraph(stored, run("请秘书长报告；"), level=0)) == (
        [("1", "又请秘书长报告；")],
        [],
    )


def test_other_gaps_of_forms_are_told() -> None:
    asked = run("请秘书长报告；")
    date = control('<w:date w:fullDate="2044-12-01T00:00:00Z"/>')
    unknown = control(f'<w:dropDownList w:lastValue="9">{ITEMS}</w:dropDownList>')
    for inner in (date, unknown):
        assert "a choice in a form" in read(paragraph(inner, asked, level=0))[1][0]
        assert "a choice in a form" in read(inner, paragraph(asked, level=0))[1][0]
    prompt = control("<w:showingPlcHdr/><w:dropDownList/>", run("选择一项。"))
    assert "选择一项。" in read(paragraph(run("甲"), prompt, level=0))[1][0]


def test_a_choice_between_paragraphs() -> None:
    chosen = control(f'<w:dropDownList w:lastValue="2">{ITEMS}</w:dropDownList>')
    assert read(chosen) == ([(None, "敦促")], [])


def test_a_field_without_its_end_is_told() -> None:
    lost = paragraph(
        run("请秘书长报告；"), box(paragraph(char("begin") + code(" IF ") + run("谴责"))), level=0
    )
    found, said = read(lost)
    assert found == [("1", "请秘书长报告；")]
    assert said[0].startswith("fields without an end hide what stands behind them: IF 谴责")


def test_a_text_box_within_a_field() -> None:
    """A box is a story of its own, whatever goes on around it."""
    shown = field(code(" REF x "), run("请") + box(paragraph(run("边注，"))) + run("秘书长"))
    found = read(paragraph(shown, run("报告；"), level=0))
    assert found == ([(None, "边注，"), ("1", "请秘书长报告；")], [])


def test_fields_in_struck_and_deleted_text() -> None:
    gone = f"<w:del>{field(code(' QUOTE 谴责 '))}</w:del>"
    assert read(paragraph(gone, run("请秘书长报告；"), level=0)) == ([("1", "请秘书长报告；")], [])
    struck = field(code(" QUOTE 谴责 ")).replace("<w:r>", "<w:r><w:rPr><w:strike/></w:rPr>")
    found, said = read(paragraph(struck, run("请秘书长报告；"), level=0))
    assert found == [("1", "请秘书长报告；")]
    assert said == ["struck-out text is left out: 谴责 behind ‘1.’"]
