from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES
from jueyi import annotation
from jueyi.annotation import label_studio
from jueyi.app.desk import MOST, Desk
from jueyi.app.server import application
from jueyi.cli import main
from jueyi.components import labeller as labellers
from jueyi.errors import JueyiError
from starlette.testclient import TestClient

TEXT = "大会，\n1. 敦促尚未批准公约的国家考虑批准，并请秘书长协助；\n2. 感谢捐助方。"
HOST = "http://localhost"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    held = Desk(tmp_path / "desk", partial(labellers.load, None))
    yield held
    held.close()


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return TestClient(application(desk, "Li"), base_url=HOST)


def add(client: TestClient, text: str = TEXT, name: str = "a.txt") -> dict[str, Any]:
    answer = client.post("/api/documents", params={"name": name}, content=text.encode())
    assert answer.status_code == 200, answer.text
    return answer.json()[0]


def test_a_document_is_shown_as_the_library_labels_it(client: TestClient, labeller: Any) -> None:
    one = add(client)
    found = client.get(f"/api/documents/{one['id']}").json()
    known = labeller.label(TEXT, "a.txt")
    assert [len(p["acts"]) for p in found["paragraphs"]] == [len(p.acts) for p in known.paragraphs]
    assert found["paragraphs"][1]["acts"][0]["addressee"]["text"] == "尚未批准公约的国家"
    assert one["acts"] == 3 and one["corrected"] == 0
    assert client.get("/api/documents").json() == [one]
    assert add(client)["id"] == one["id"]  # the same file again is the same document
    assert len(client.get("/api/documents").json()) == 1


def test_a_correction_is_the_label_that_import_makes(
    client: TestClient, desk: Desk, labeller: Any, tmp_path: Path
) -> None:
    one = add(client)
    resolution = labeller.label(TEXT, "a.txt")
    task = annotation.tasks_of(resolution)[0]
    task.regions = [r for r in task.regions if r.label not in ("directive",) or r.start == 0]
    task.regions = [r for r in task.regions if r.start < 11]
    exported = json.loads(label_studio.encode([task], "x"))
    exported[0]["annotations"] = [{"id": 1, "result": exported[0]["predictions"][0]["result"]}]
    (tmp_path / "export.json").write_text(json.dumps(exported), "utf-8")
    assert (
        main(
            [
                "annotate",
                "import",
                str(tmp_path / "export.json"),
                "--reader",
                "Li",
                "-o",
                str(tmp_path / "imported"),
            ]
        )
        == 0
    )
    acts = [
        {
            "start": 0,
            "end": 2,
            "family": "directive",
            "addressee": {
                "start": 2,
                "end": 11,
                "parties": [{"start": 2, "end": 11, "class": "states"}],
            },
        }
    ]
    answer = client.put(f"/api/documents/{one['id']}/paragraphs/1", json={"acts": acts})
    assert answer.status_code == 200, answer.text
    for name in ("labels.jsonl", "texts.jsonl"):
        assert (desk.folder / name).read_text("utf-8") == (tmp_path / "imported" / name).read_text(
            "utf-8"
        )
    (shown,) = answer.json()
    assert shown["corrected"] and [a["surface"] for a in shown["acts"]] == ["敦促"]
    assert shown["acts"][0]["english"] == "Urges" and shown["acts"][0]["score"] == 1.0
    assert client.get("/api/labels").json() == {"count": 1, "readers": {"Li": 1}}


def test_corrections_survive_and_can_be_taken_back(desk: Desk, client: TestClient) -> None:
    one = add(client)
    place = f"/api/documents/{one['id']}/paragraphs/2"
    before = client.get(f"/api/documents/{one['id']}").json()
    acts = [{"start": 0, "end": 2, "family": "expressive", "addressee": None}]
    assert (
        client.put(place, json={"acts": acts, "reader": "Wang"}).json()[0]["acts"][0]["addressee"]
        is None
    )
    desk.close()  # as after a crash: nothing was kept but the disk
    again = Desk(desk.folder, partial(labellers.load, None))
    again.restore()
    there = TestClient(application(again, "Li"), base_url=HOST)
    found = there.get(f"/api/documents/{one['id']}").json()
    assert found["paragraphs"][2]["acts"][0]["addressee"] is None
    assert there.get("/api/labels").json()["readers"] == {"Wang": 1}
    assert there.delete(place).status_code == 200
    assert there.get(f"/api/documents/{one['id']}").json() == before
    again.close()


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ([{"start": 0, "end": 99, "family": "directive"}], "0 to 99"),
        ([{"start": 0, "end": 2, "family": "loud"}], "loud"),
        ([{"start": 0, "end": 2, "family": "directive"}, {"start": 1, "end": 3, "family": "directive"}], "overlap"),
        ([{"start": 0, "end": 2, "family": "directive", "addressee": {"start": 2, "end": 5, "parties": []}}], "no party"),
        ([{"start": "0", "end": 2, "family": "directive"}], "malformed"),
        ([7], "malformed"),
        ("x", "malformed"),
    ],
)  # fmt: skip
def test_labels_that_are_none_are_refused(client: TestClient, acts: Any, told: str) -> None:
    one = add(client)
    answer = client.put(f"/api/documents/{one['id']}/paragraphs/1", json={"acts": acts})
    assert answer.status_code == 422 and told in answer.json()["error"]
    assert client.get("/api/labels").json()["count"] == 0


def test_what_is_not_there(client: TestClient) -> None:
    one = add(client)
    assert client.get("/api/documents/nothing").status_code == 404
    assert (
        client.put(f"/api/documents/{one['id']}/paragraphs/9", json={"acts": []}).status_code == 404
    )
    assert client.put(f"/api/documents/{one['id']}/paragraphs/1", content=b"{").status_code == 422
    title = client.put(f"/api/documents/{one['id']}/paragraphs/0", json={"acts": []})
    assert title.status_code == 422 and "paragraph of acts" in title.json()["error"]
    for path in ("/static/desk.py", "/static/..%2fserver.py", "/docs", "/openapi.json"):
        assert client.get(path).status_code == 404


def test_what_cannot_be_read_says_so_and_stops_nothing(client: TestClient) -> None:
    broken = add(client, "%PDF-1.7 no", "broken.pdf")
    assert broken["status"] == "failed" and "broken.pdf" in broken["reasons"][0]
    assert client.get(f"/api/documents/{broken['id']}").status_code == 422
    assert add(client)["status"] == "ok"
    assert client.delete(f"/api/documents/{broken['id']}").status_code == 200
    assert len(client.get("/api/documents").json()) == 1


def test_archives_and_names(client: TestClient, desk: Desk) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("x/a.txt", TEXT)
        archive.writestr("y/a.txt", TEXT.replace("感谢", "赞扬"))
    added = client.post("/api/documents?name=both.zip", content=held.getvalue()).json()
    assert [one["name"] for one in added] == ["a.txt", "a.txt (2)"]
    evil = add(client, TEXT + "\n", "../../evil\x1b[31m\n.txt")
    assert evil["name"] == "evil_[31m_.txt"
    assert {path.parent for path in desk.folder.rglob("*.txt")} == {desk.folder / "documents"}
    assert MOST > 100


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet", "xlsx", "html", "akn"])
def test_every_format_can_be_downloaded(client: TestClient, name: str) -> None:
    nothing = client.get("/api/download", params={"format": name})
    assert nothing.status_code == 422 and "no document" in nothing.json()["error"]
    ids = [add(client)["id"], add(client, TEXT + "\n", "b.txt")["id"]]
    answer = client.get("/api/download", params={"format": name})
    assert answer.status_code == 200 and len(answer.content) > 200
    assert "attachment" in answer.headers["content-disposition"]
    one = client.get("/api/download", params={"format": name, "id": ids[0]})
    assert one.status_code == 200 and one.content != answer.content
    assert client.get("/api/download", params={"format": "exe"}).status_code == 422


def test_compare_and_register(client: TestClient) -> None:
    paths = sorted((SAMPLES / "series").iterdir())[:2]
    older, newer = (add(client, path.read_text("utf-8"), path.name) for path in paths)
    found = client.get("/api/compare", params={"old": older["id"], "new": newer["id"]}).json()
    assert "<ins>" in found["html"] and "same" in found["summary"]
    rows = client.get("/api/register", params={"to": "un:sg"}).json()
    assert rows["rows"] and {row[rows["columns"].index("entity")] for row in rows["rows"]} == {
        "un:sg"
    }
    reports = client.get("/api/register", params={"reports": True}).json()["rows"]
    assert 0 < len(reports) < len(client.get("/api/register").json()["rows"])
    wrong = client.get("/api/register", params={"due": "soon"})
    assert wrong.status_code == 422 and "--due" in wrong.json()["error"]


def test_only_this_machine_and_this_page(client: TestClient) -> None:
    one = add(client)
    evil = {"origin": "http://evil.example"}
    refused = client.post("/api/documents", content=b"x", headers=evil)
    assert refused.status_code == 403 and "own" in refused.text
    assert client.delete(f"/api/documents/{one['id']}", headers=evil).status_code == 403
    own = {"origin": HOST}
    assert client.delete(f"/api/documents/{one['id']}", headers=own).status_code == 200
    assert client.get("/", headers={"host": "evil.example"}).status_code == 403
    assert client.get("/", headers={"host": "127.0.0.1.evil.example"}).status_code == 403
    large = client.post("/api/documents", content=b"x", headers={"content-length": str(10**9)})
    assert large.status_code == 413 and "at most" in large.text
    page = client.get("/")
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"


def test_another_machine_needs_the_token(desk: Desk) -> None:
    client = TestClient(application(desk, "Li", token="secret"), base_url="http://10.0.0.7:8600")
    assert client.get("/").status_code == 401
    assert client.get("/?token=wrong").status_code == 401
    assert client.get("/api/documents").status_code == 401
    assert client.get("/?token=secret").status_code == 200
    assert client.get("/api/documents").status_code == 200  # the cookie, from now on
    assert client.cookies["jueyi_token"] == "secret"


def test_a_folder_has_one_server(desk: Desk) -> None:
    with pytest.raises(JueyiError, match="another process has this folder"):
        Desk(desk.folder, partial(labellers.load, None))


def test_a_taken_port_and_a_token_for_nothing_are_told(
    desk: Desk, tmp_path: Path, capsys: Any
) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["serve", "--port", port, "--folder", str(tmp_path / "d")]) == 2
    assert "free port" in capsys.readouterr().err
    assert main(["serve", "--token", "x", "--folder", str(tmp_path / "d")]) == 2
    assert main(["serve", "--port", "0", "--folder", str(desk.folder)]) == 2
    assert "name another folder" in capsys.readouterr().err


def test_traditional_text_is_corrected_as_printed(client: TestClient) -> None:
    one = add(client, "大會，\n1. 請秘書長向會員國提供協助；", "t.txt")
    acts = [
        {
            "start": 0,
            "end": 1,
            "family": "directive",
            "addressee": {
                "start": 1,
                "end": 4,
                "parties": [{"start": 1, "end": 4, "class": "secretary-general"}],
            },
        }
    ]
    (shown,) = client.put(f"/api/documents/{one['id']}/paragraphs/1", json={"acts": acts}).json()
    act = shown["acts"][0]
    assert (act["surface"], act["lemma"], act["addressee"]["text"]) == ("請", "请", "秘書長")
    assert act["addressee"]["parties"][0]["entity"]["id"] == "un:sg" and act["english"]
    assert "請" in shown["html"]


def put(client: TestClient, one: dict[str, Any], index: int, acts: Any, **more: Any) -> Any:
    return client.put(f"/api/documents/{one['id']}/paragraphs/{index}", json={"acts": acts, **more})


def paragraphs(client: TestClient, one: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/api/documents/{one['id']}").json()["paragraphs"]
    return found


ITEMS = "大会，\n1. 请秘书长：\n(a) 在2046年3月1日前向大会提交报告；\n(b) 协助会员国；"


def test_items_go_along_with_their_chapeau(client: TestClient) -> None:
    one = add(client, ITEMS)
    before = paragraphs(client, one)
    assert [p["inherits"] for p in before] == [None, None, 1, 1]
    changed = put(client, one, 1, []).json()
    assert [p["index"] for p in changed] == [1, 2, 3]
    assert [p["inherits"] for p in paragraphs(client, one)] == [None] * 4
    for name in ("jsonl", "csv", "parquet", "xlsx", "html", "akn"):
        assert client.get("/api/download", params={"format": name}).status_code == 200
    assert client.get("/api/register").status_code == 200
    assert len(client.delete(f"/api/documents/{one['id']}/paragraphs/1").json()) == 3
    assert paragraphs(client, one) == before
    bare = add(client, ITEMS.replace("请秘书长：", "河流秘书处："), "b.txt")
    act = {"start": 0, "end": 2, "family": "directive", "addressee": None}
    assert put(client, bare, 1, [act]).status_code == 200
    assert [p["inherits"] for p in paragraphs(client, bare)] == [None, None, 1, 1]


def test_a_correction_changes_nothing_else(client: TestClient) -> None:
    text = "人權理事會，\n1. 請秘書長向理事會第六十屆會議提交報告；\n2. 歡迎和平談判；\n3. 請秘書長向理事會第六十一屆會議提交報告；"
    one = add(client, text, "t.txt")
    before = paragraphs(client, one)
    acts = [{k: a[k] for k in ("start", "end", "family")} for a in before[2]["acts"]]
    (changed,) = put(client, one, 2, acts).json()
    assert changed["acts"][0]["lemma"] == "欢迎"
    after = paragraphs(client, one)
    assert [p for p in after if p["index"] != 2] == [p for p in before if p["index"] != 2]


def test_the_same_text_twice_and_in_an_annex(client: TestClient) -> None:
    line = "请秘书长报告。"
    one = add(client, f"大会，\n1. {line}\n2. {line}\n附件\n工作方案\n{line}")
    found = paragraphs(client, one)
    twins = [p["index"] for p in found if p["part"] == "operative"]
    assert [p["index"] for p in put(client, one, twins[0], []).json()] == twins
    after = paragraphs(client, one)
    assert [len(after[i]["acts"]) for i in twins] == [0, 0]
    assert after[-1]["part"] == "other" and not after[-1]["acts"]


def test_clauses_go_with_their_act(client: TestClient, desk: Desk) -> None:
    one = add(client, "大会，\n1. 决定将任期延长至2046年8月31日；")
    document = desk.get(one["id"])
    assert desk.corrected(document).paragraphs[1].clauses
    put(client, one, 1, [])
    assert not desk.corrected(document).paragraphs[1].clauses


@pytest.mark.parametrize("reader", ["Li\u2028x", "Li\x85x", "Li\nx", "李" * 500])
def test_any_reader_can_be_written_and_read(desk: Desk, client: TestClient, reader: str) -> None:
    one = add(client)
    assert put(client, one, 2, [], reader=reader).status_code == 200
    desk.close()
    again = Desk(desk.folder, partial(labellers.load, None))
    ((name, count),) = again.labels.readers().items()
    assert count == 1 and len(name.splitlines()) == 1 and len(name) <= 100
    again.close()


def test_names_of_any_length_and_of_many_uploads(client: TestClient, desk: Desk) -> None:
    from concurrent.futures import ThreadPoolExecutor

    long = add(client, TEXT, "决" * 120 + ".txt")
    assert long["name"].endswith("决.txt") and len(long["name"].encode()) <= 180
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: add(client, TEXT + "\n" * n, "same.txt"), range(1, 17)))
    names = [one["name"] for one in client.get("/api/documents").json()]
    assert len(set(names)) == len(names) == 17
    desk.close()
    again = Desk(desk.folder, partial(labellers.load, None))
    (desk.folder / "documents" / "0123456789abcdef link").symlink_to("/etc/hostname")
    (problem,) = again.restore()
    assert "link" in str(problem)
    assert {(d.id, d.name) for d in again.documents()} >= {(o["id"], o["name"]) for o in found}
    again.close()


def test_one_file_sent_by_two_windows_at_once_is_one_document(client: TestClient) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: add(client, TEXT, "same.txt"), range(8)))
    assert len({one["id"] for one in found}) == 1
    assert [one["name"] for one in client.get("/api/documents").json()] == ["same.txt"]


def test_a_damaged_member_costs_itself_only(client: TestClient) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TEXT.replace("感谢", "赞扬"))
    data = held.getvalue().replace(b"\xe8\xb5\x9e\xe6\x89\xac", b"xxxxxx")
    added = client.post("/api/documents?name=bad.zip", content=data).json()
    assert [one["status"] for one in added] == ["ok", "failed"]
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    nothing = client.post("/api/documents?name=no.zip", content=empty.getvalue())
    assert nothing.status_code == 422 and "without documents" in nothing.json()["error"]


@pytest.mark.parametrize(
    "line",
    [
        '{"sha256": "%s", "document": "x", "set": "corrected", "acts": [{"start": "0", "end": 2, "lemma": "x", "family": "directive", "addressee": null}]}',
        '{"sha256": "%s", "document": "x", "set": "corrected", "acts": [{"start": 3, "end": 2, "lemma": "x", "family": "directive", "addressee": null}]}',
        '{"sha256": "%s", "document": "x", "set": "corrected", "acts": [{"start": 0, "end": 2, "lemma": null, "family": "directive", "addressee": null}]}',
        "\udcff",
    ],
)  # fmt: skip
def test_damaged_labels_are_one_sentence(tmp_path: Path, line: str) -> None:
    text = line.replace("%s", "ab" * 32)
    (tmp_path / "labels.jsonl").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(JueyiError, match=r"labels\.jsonl"):
        Desk(tmp_path, partial(labellers.load, None))


def test_an_import_into_a_held_folder_is_refused(desk: Desk, tmp_path: Path, capsys: Any) -> None:
    task = {"text": "请秘书长报告。", "spans": [], "answer": "accept"}
    (tmp_path / "p.jsonl").write_text(json.dumps(task), "utf-8")
    arguments = ["annotate", "import", str(tmp_path / "p.jsonl"), "--tool", "prodigy", "-o"]
    assert main([*arguments, str(desk.folder)]) == 2
    assert "another process has this folder" in capsys.readouterr().err
    assert main([*arguments, str(tmp_path / "free")]) == 0


def test_odd_requests_get_a_sentence(client: TestClient, desk: Desk, tmp_path: Path) -> None:
    one = add(client)
    place = f"/api/documents/{one['id']}/paragraphs/1"
    for body in (
        b"[" * 200_000,
        b"",
        b"7",
        b'{"acts": ""}',
        b'{"acts": [{"start": 0, "end": 2, "family": "states"}]}',
    ):
        answer = client.put(place, content=body)
        assert answer.status_code == 422 and answer.json()["error"], body
    over = {"start": 1, "end": 4, "parties": [{"start": 1, "end": 4, "class": "states"}]}
    assert (
        put(
            client, one, 1, [{"start": 0, "end": 2, "family": "directive", "addressee": over}]
        ).status_code
        == 422
    )
    assert client.get("/api/documents/x", headers={"host": "["}).status_code == 403
    assert client.delete(place, headers={"origin": "http://["}).status_code == 403
    assert "error" in client.get("/api/compare").json()
    guarded = TestClient(application(desk, "Li", token="secretword"), base_url="http://10.0.0.7")
    cookie = {"cookie": 'other={"a":1}; a[b]=1; jueyi_token=secretword'}
    assert guarded.get("/api/documents", headers=cookie).status_code == 200
    for token in ("a&b c", "密码密码密码密码", "short"):
        assert (
            main(["serve", "--host", "0.0.0.0", "--token", token, "--folder", str(tmp_path / "d")])
            == 2
        )


def test_the_model_divides_what_was_selected(client: TestClient) -> None:
    one = add(client, "大会，\n1. 鼓励会员国、区域开发银行和民间社会合作；")
    place = f"/api/documents/{one['id']}/paragraphs/1/parties"
    found = client.get(place, params={"start": 2, "end": 17}).json()
    assert [p["class"] for p in found] == ["states", "intergovernmental", "civil-society"]
    assert client.get(place, params={"start": 2, "end": 99}).status_code == 404


def test_a_window_that_has_not_seen_a_change_overwrites_nothing(client: TestClient) -> None:
    one = add(client)
    mine = [{"start": 0, "end": 2, "family": "expressive", "addressee": None}]
    seen = [
        {
            "start": 0,
            "end": 2,
            "family": "expressive",
            "addressee": {
                "start": 2,
                "end": 5,
                "parties": [{"start": 2, "end": 5, "class": "international-community"}],
            },
        }
    ]
    assert isinstance(put(client, one, 2, mine, before=seen).json(), list)
    stale = put(client, one, 2, [], before=seen).json()["stale"]
    assert stale[0]["acts"][0]["addressee"] is None
    assert len(paragraphs(client, one)[2]["acts"]) == 1


def test_of_windows_that_save_at_once_one_wins(client: TestClient) -> None:
    from concurrent.futures import ThreadPoolExecutor

    one = add(client)
    place = f"/api/documents/{one['id']}/paragraphs/2/parties"
    parties = client.get(place, params={"start": 2, "end": 5}).json()
    who = {"start": 2, "end": 5, "parties": parties}
    seen = [{"start": 0, "end": 2, "family": "expressive", "addressee": who}]
    sent = [[], [{**seen[0], "addressee": None}], [{**seen[0], "family": "declarative"}]]
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda acts: put(client, one, 2, acts, before=seen).json(), sent))
    assert sum(isinstance(answer, list) for answer in answers) == 1
