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
    shown = answer.json()
    assert shown["corrected"] and [a["surface"] for a in shown["acts"]] == ["敦促"]
    assert shown["acts"][0]["english"] == "Urges" and shown["acts"][0]["score"] == 1.0
    assert client.get("/api/labels").json() == {"count": 1, "readers": {"Li": 1}}


def test_corrections_survive_and_can_be_taken_back(desk: Desk, client: TestClient) -> None:
    one = add(client)
    place = f"/api/documents/{one['id']}/paragraphs/2"
    before = client.get(f"/api/documents/{one['id']}").json()
    acts = [{"start": 0, "end": 2, "family": "expressive", "addressee": None}]
    assert (
        client.put(place, json={"acts": acts, "reader": "Wang"}).json()["acts"][0]["addressee"]
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
    with pytest.raises(JueyiError, match="another jueyi serve has this folder"):
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
    assert "--folder" in capsys.readouterr().err


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
    shown = client.put(f"/api/documents/{one['id']}/paragraphs/1", json={"acts": acts}).json()
    act = shown["acts"][0]
    assert (act["surface"], act["lemma"], act["addressee"]["text"]) == ("請", "请", "秘書長")
    assert act["addressee"]["parties"][0]["entity"]["id"] == "un:sg" and act["english"]
    assert "請" in shown["html"]
