"""The whole circle in a real browser: paste, label, correct, reload, export, train."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SAMPLES, optional
from jueyi.cli import main
from support import browser

optional("chromium", browser.CHROMIUM is not None, "no Chromium: apt-get install chromium")
pytest.importorskip("playwright")

TEXT = "大会，\n回顾其第98/3号决议，\n1. 敦促尚未批准公约的国家考虑批准，并请秘书长提供协助；\n2. 鼓励会员国和民间社会合作。"


def choose(page: Any, surface: str) -> None:
    page.locator("#document b", has_text=surface).first.click()
    page.wait_for_selector(f"#editor q:text-is('{surface}')")


def select(page: Any, text: str) -> None:
    """Select words of a paragraph, as a person does with the mouse."""
    page.evaluate(
        """(text) => {
          for (const x of document.querySelectorAll('#document .x')) {
            const at = x.textContent.indexOf(text);
            if (at < 0) continue;
            const walker = document.createTreeWalker(x, NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            let seen = 0, begun = false;
            while (walker.nextNode()) {
              const node = walker.currentNode, next = seen + node.data.length;
              if (!begun && at < next) { range.setStart(node, at - seen); begun = true; }
              if (begun && at + text.length <= next) { range.setEnd(node, at + text.length - seen); break; }
              seen = next;
            }
            getSelection().removeAllRanges(); getSelection().addRange(range);
            document.querySelector('#document').focus({preventScroll: true});
            return;
          }
          throw new Error('not there: ' + text);
        }""",
        text,
    )


def until(page: Any, condition: str) -> None:
    """Wait for a condition in JavaScript; the page's own policy forbids Playwright's way."""
    for _ in range(300):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def saved(page: Any, action: Any) -> None:
    with page.expect_response(lambda r: "/paragraphs/" in r.url) as found:
        action()
    assert found.value.ok, found.value.text()
    page.wait_for_timeout(100)


def test_paste_label_correct_reload_export_train(tmp_path: Path) -> None:
    desk, problems = tmp_path / "desk", []
    with (
        browser.served(desk, "--reader", "Li") as address,
        browser.opened(address, problems) as page,
    ):
        page.fill("#text", TEXT)
        page.click("#paste button")
        page.wait_for_selector("#document b")
        assert page.locator("#document b").all_inner_texts() == ["回顾", "敦促", "请", "鼓励"]
        assert page.locator("#table .row").count() == 4

        choose(page, "鼓励")  # the addressee one party shorter, by keys
        page.focus("#document")
        for _ in range(len("和民间社会")):
            saved(page, lambda: page.keyboard.press(","))
        assert page.locator("#document u").last.text_content() == "会员国"
        saved(page, lambda: page.click("[data-do='stretch-end1']"))  # and by the form
        saved(page, lambda: page.keyboard.press("Control+z"))
        saved(page, lambda: page.select_option("[data-party='0']", "international-community"))

        choose(page, "请")  # an act is deleted, and made again from selected text
        page.focus("#document")
        saved(page, lambda: page.keyboard.press("x"))
        assert page.locator("#document b", has_text="请").count() == 0
        select(page, "请")
        saved(page, lambda: page.keyboard.press("a"))
        choose(page, "请")
        select(page, "秘书长")
        saved(page, lambda: page.keyboard.press("w"))
        saved(page, lambda: page.select_option("[data-party='0']", "secretary-general"))
        assert page.text_content("#said") == "saved; 2 paragraphs corrected"
        page.reload()
        page.wait_for_selector("#document b")
        assert page.locator("p.corrected").count() == 2
        with page.expect_download() as found:
            page.click("#download button")
        records = [json.loads(line) for line in found.value.path().read_text("utf-8").splitlines()]
        who = [a["addressee"] for r in records for a in r["acts"] if a["addressee"]]
        assert [w["text"] for w in who] == ["尚未批准公约的国家", "秘书长", "会员国"]
        assert who[-1]["classes"] == ["international-community"]
        assert who[1]["parties"][0]["entity"]["id"] == "un:sg"
    assert problems == []
    labels = [json.loads(line) for line in (desk / "labels.jsonl").read_text("utf-8").splitlines()]
    assert {row["reader"] for row in labels} == {"Li"}
    assert "秘书长" not in (desk / "labels.jsonl").read_text("utf-8")  # they stand off
    trained = tmp_path / "model"
    config, tiny = str(ROOT / "configs" / "desk.cfg"), ROOT / "data" / "tiny"
    given = {"desk": desk, "texts": tiny / "unxml", "labels": tiny / "gold"}
    options = [str(part) for name, path in given.items() for part in (f"--paths.{name}", path)]
    assert main(["train", config, "-o", str(trained), "--tracking.uri", "", *options]) == 0
    assert (trained / "meta.json").is_file()


def test_the_mouse_moves_an_end_and_files_are_dropped_in(tmp_path: Path) -> None:
    from support.office import docx, paragraph, run

    paper, text = tmp_path / "draft.docx", tmp_path / "note.txt"
    paper.write_bytes(docx(*(paragraph(run(line)) for line in TEXT.split("\n"))))
    text.write_text(TEXT.replace("民间社会", "非政府组织"), "utf-8")
    problems: list[str] = []
    with browser.served(tmp_path / "desk") as address, browser.opened(address, problems) as page:
        page.set_input_files("#files", [str(paper), str(text)])
        page.wait_for_selector("#documents li:nth-child(2)")
        page.wait_for_selector("#document b")
        assert page.locator("#documents li").count() == 2
        choose(page, "鼓励")
        grip = page.locator(".grip.who[data-side='end']").bounding_box()
        target = page.evaluate(
            """() => { const x = [...document.querySelectorAll('#document .x')].at(-1);
              const walker = document.createTreeWalker(x, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) { const at = walker.currentNode.data.indexOf('和');
                if (at >= 0) { const r = document.createRange(); r.setStart(walker.currentNode, at);
                  r.setEnd(walker.currentNode, at + 1); const b = r.getBoundingClientRect(); return [b.left + 1, b.top + b.height / 2]; } } }"""
        )

        def drag() -> None:
            page.mouse.move(grip["x"], grip["y"] + 8)
            page.mouse.down()
            page.mouse.move(target[0] + 20, target[1], steps=4)
            page.mouse.move(*target, steps=4)
            page.mouse.up()

        saved(page, drag)
        assert page.locator("#document u").last.text_content() == "会员国"
        page.fill(".filters [name='words']", "敦促")
        assert page.locator("#document p:not(.hidden)").count() == 1
        page.fill(".filters [name='words']", "")
        page.fill(".filters [name='party']", "un:sg")
        assert page.locator("#table .row").count() == 1
    assert problems == []


def test_quick_keys_two_windows_and_the_way_back(tmp_path: Path) -> None:
    problems: list[str] = []
    files = [str(path) for path in sorted((SAMPLES / "series").iterdir())[:2]]
    with (
        browser.served(tmp_path / "desk", *files) as address,
        browser.opened(address, problems) as page,
    ):
        page.locator("#documents li button").first.click()
        choose(page, "敦促")
        page.focus("#document")
        page.keyboard.press("]")  # 敦促会
        page.keyboard.press("]")
        page.keyboard.press("[")
        page.keyboard.press("[")
        until(page, "document.querySelector('#said').textContent.startsWith('saved')")
        page.wait_for_timeout(600)
        overlap = page.text_content("#problem")
        assert "overlap" in overlap  # the verb may not run over its addressee
        page.keyboard.press("[")  # 敦
        page.keyboard.press("[")
        page.wait_for_timeout(600)
        other = page.context.new_page()
        other.goto(address)
        other.wait_for_selector("#document b")
        saved(page, lambda: page.keyboard.press("Backspace"))  # this window: no addressee
        choose(other, "敦")
        other.focus("#document")
        saved(other, lambda: other.keyboard.press("2"))  # that one had not seen it
        assert "anew" in other.text_content("#problem")
        assert other.locator("#document p.corrected u").count() == 0
        other.close()
        page.locator("#documents li button").nth(2).click()
        until(
            page,
            "document.querySelectorAll('#documents [aria-current]').length === 1 && document.querySelectorAll('#documents li')[1].querySelector('[aria-current]')",
        )
        page.go_back()
        until(page, "document.querySelectorAll('#documents li')[0].querySelector('[aria-current]')")
        page.click("#keys")
        assert "conflict-parties" in page.text_content("#help")
        page.keyboard.press("Escape")
        page.click("[data-view='register']")
        page.wait_for_selector("#registered td")
        page.locator("#registered tr", has_text="又请").first.locator("button").click()
        page.wait_for_selector("#editor q:text-is('又请')")
    assert problems == []


def test_a_slow_save_belongs_to_its_document(tmp_path: Path) -> None:
    import time

    problems: list[str] = []
    desk = tmp_path / "desk"
    files = [str(path) for path in sorted((SAMPLES / "series").iterdir())[:2]]
    with browser.served(desk, *files) as address, browser.opened(address, problems) as page:

        def slowly(route: Any) -> None:
            time.sleep(1.0)
            route.continue_()

        page.route("**/paragraphs/*", slowly)
        page.locator("#documents li button").first.click()
        choose(page, "敦促")
        page.focus("#document")
        page.keyboard.press("x")
        page.locator("#documents li button").nth(2).click()  # before it is saved
        until(page, "document.querySelectorAll('#documents li')[1].querySelector('[aria-current]')")
        page.focus("#document")
        page.keyboard.press("u")  # nothing of this document to undo
        for _ in range(100):
            if (desk / "labels.jsonl").exists():
                break
            page.wait_for_timeout(100)
        page.wait_for_timeout(1500)
        rows = [
            json.loads(line) for line in (desk / "labels.jsonl").read_text("utf-8").splitlines()
        ]
        assert len(rows) == 1 and rows[0]["acts"] == [] and rows[0]["document"] == "A/RES/97/311"
    assert problems == []


def test_text_that_looks_like_a_script_stays_text(tmp_path: Path) -> None:
    evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    problems: list[str] = []
    with browser.served(tmp_path / "desk") as address, browser.opened(address, problems) as page:
        page.fill("#text", f"大会，\n1. 请{evil}秘书长报告{evil}；")
        page.click("#paste button")
        page.wait_for_selector("#document p.operative")
        assert evil in page.text_content("#document p.operative .x")
        assert page.locator("#document img, #document script").count() == 0
        assert page.title() == "jueyi 决议"
    assert problems == []


def test_the_views_in_chinese_and_without_serious_findings(tmp_path: Path) -> None:
    from axe_core_python.sync_playwright import Axe

    problems: list[str] = []
    files = [str(path) for path in sorted((SAMPLES / "series").iterdir())]
    with (
        browser.served(tmp_path / "desk", *files) as address,
        browser.opened(address, problems, "zh-CN") as page,
    ):
        found: dict[str, list[str]] = {}
        for view, wait in (
            ("read", "#document b"),
            ("compare", "#compared ins"),
            ("register", "#registered td"),
        ):
            page.click(f"[data-view='{view}']")
            if view == "compare":
                page.select_option("#old", index=0)
                page.select_option("#new", index=1)
                page.click("#pair button")
            page.wait_for_selector(wait)
            assert [v for v in ("read", "compare", "register") if page.is_visible(f"#{v}")] == [
                view
            ]
            if view == "read":
                page.locator("#document u").first.click()
            for theme in ("light", "dark"):
                page.evaluate("(t) => document.documentElement.dataset.theme = t", theme)
                bad = Axe().run(page)["violations"]
                serious = [v for v in bad if v["impact"] in ("serious", "critical")]
                found[f"{view} {theme}"] = [
                    f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in serious
                ]
        assert page.text_content("[data-view='read']") == "阅读"
        told = set(page.locator("#compared td.w").all_text_contents())
        assert told and not any(word in "".join(told) for word in ("same", "new", "dropped"))
        page.locator("#registered button").first.click()
        page.wait_for_selector("#document b.chosen")
        page.click("[data-view='read']")
        page.fill(".filters [name='verb']", "请")
        assert set(page.locator("#table .verb").all_inner_texts()) <= {
            "请",
            "又请",
            "还请",
            "再次请",
        }
    assert found == {view: [] for view in found}
    assert problems == []


def test_a_document_of_five_megabytes_scrolls(tmp_path: Path) -> None:
    line = "请秘书长与沿岸国和图书馆协商，就书船一事向大会第九十九届会议提交报告，" * 6
    count = 5_000_000 // (3 * len(line))
    text = tmp_path / "large.txt"
    text.write_text(
        "大会，\n" + "\n".join(f"{n}. {line[:-1]}；" for n in range(1, count + 1)), "utf-8"
    )
    problems: list[str] = []
    with (
        browser.served(tmp_path / "desk", str(text)) as address,
        browser.opened(address, problems) as page,
    ):
        until(page, f"document.querySelectorAll('#document p').length > {count}")
        assert page.locator("#table .row").count() < 100  # only those in view are in the page
        page.evaluate("document.querySelector('#document').scrollTop = 1e9")
        until(page, "document.querySelector('#table').scrollTop > 1000")
        page.locator("#document p.operative b").last.click()
        page.wait_for_selector("#editor q:text-is('请')")
    assert problems == []
