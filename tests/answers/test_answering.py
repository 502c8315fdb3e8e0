"""All answers together: in both scripts, without state, with offsets that cut what is printed."""

from __future__ import annotations

from hypothesis import given, settings
from jueyi.components.labeller import Labeller
from jueyi.records import Resolution
from jueyi.schema import act_of, act_record, paragraph_record
from support.strategies import resolutions

TEXT = (
    "大会，\n回顾其第98/3号决议，\n1. 请秘书长至迟于2044年12月1日向大会第九十九届会议提交报告；\n"
    "2. 敦促海地政府立即执行；\n"
)


def cut(resolution: Resolution) -> None:
    """The law of offsets, of everything that has some."""
    for p in resolution.paragraphs:
        spans = [*p.citations, *p.clauses, *(p.item.times if p.item else ())]
        for act in p.acts:
            spans += [*act.times, *(t.anchor for t in act.times if t.anchor)]
            spans += [act.task] if act.task else []
            spans += [act.report.to] if act.report and act.report.to else []
            assert not act.report or all(i < len(act.times) for i in act.report.times)
        for span in spans:
            assert p.text[span.start : span.end] == span.text
        for note in p.notes:
            assert all(note.text[c.start : c.end] == c.text for c in note.citations)


@settings(max_examples=60)
@given(text=resolutions)
def test_offsets_cut_what_is_printed(labeller: Labeller, text: str) -> None:
    cut(labeller.label(text))


def test_traditional_text_keeps_its_characters(labeller: Labeller) -> None:
    text = "大會，\n回顧其第98/3號決議，\n1. 請秘書長向大會第九十九屆會議提交報告；\n2. 敦促會員國遵守；\n"
    found = labeller.label(text)
    cut(found)
    act = found.paragraphs[2].acts[0]
    assert act.times[0].text == "大會第九十九屆會議"
    assert act.times[0].value == ("GA/99",)
    assert act.report is not None and act.report.to is not None and act.report.to.text == "大會"


def test_the_answers_are_left_out_on_request(labeller: Labeller) -> None:
    found, bare = labeller.label(TEXT), labeller.only_acts().label(TEXT)
    assert [p.acts[0].lemma for p in bare.paragraphs if p.acts] == ["回顾", "请", "敦促"]
    assert not any(p.citations or (p.acts and p.acts[0].times) for p in bare.paragraphs)
    assert [p.text for p in bare.paragraphs] == [p.text for p in found.paragraphs]


def test_an_act_comes_back_from_its_record(labeller: Labeller) -> None:
    for paragraph in labeller.label(TEXT).paragraphs:
        for act in paragraph.acts:
            assert act_of(act_record(act)) == act


def test_a_record_of_an_older_version_is_read(labeller: Labeller) -> None:
    record = act_record(labeller.label(TEXT).paragraphs[2].acts[0])
    for name in ("times", "report", "task", "subject"):
        del record[name]
    for party in record["addressee"]["parties"]:
        del party["entity"]
    assert act_of(record).lemma == "请"


def test_a_value_is_a_list_only_where_there_are_several(labeller: Labeller) -> None:
    found = labeller.label("大会，\n1. 请秘书长向大会第九十九和一百届会议报告，并立即行动；")
    times = paragraph_record(found.paragraphs[1], found)["acts"][0]["times"]
    assert [t["value"] for t in times] == [["GA/99", "GA/100"], "soon"]
