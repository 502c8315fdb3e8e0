from __future__ import annotations

import subprocess
import sys

import pytest
from jueyi.batch.item import Input
from jueyi.batch.listing import Listing
from jueyi.errors import JueyiError

MANY = 1_300  # more than are fetched at once


def test_a_listing_is_a_sequence_of_documents() -> None:
    listing = Listing()
    items = [Input(f"{n}.txt", f"in/{n}.txt", n % 3 or None) for n in range(MANY)]
    assert all(map(listing.add, items))
    assert not any(map(listing.add, items))  # each once
    assert list(listing) == items and len(listing) == MANY
    assert listing[7] == items[7] and listing[-1] == items[-1]
    assert listing[2:900:7] == items[2:900:7]
    with pytest.raises(IndexError):
        listing[MANY]
    assert list(Listing()) == []


def test_streams_and_names_that_are_no_text_come_back() -> None:
    listing = Listing()
    items = [
        Input("stdin", data=b"1"), Input("stdin", data=b"1"), Input("63", "/dev/fd/63", data=b"2"),
        Input("a\\xb4.txt", "in/a\udcb4.txt"), Input("\n\x1b.txt", "in/\n\x1b.txt"),
    ]  # fmt: skip
    assert all(map(listing.add, items))
    assert list(listing) == items


def test_documents_of_one_name_are_named_by_their_whole_path() -> None:
    listing = Listing()
    for n in range(MANY):
        listing.add(Input("same.txt", f"{n}/same.txt"))
        listing.add(Input(f"other-{n}.txt", f"{n}/other-{n}.txt"))
        listing.add(Input("x.zip/same.txt", f"{n}/x.zip", 4))
    listing.tell_apart()
    assert [item.name for item in listing[:3]] == ["0/same.txt", "other-0.txt", "0/x.zip/same.txt"]
    assert len({item.name for item in listing}) == 3 * MANY


def test_no_room_for_the_table_is_said_in_a_sentence() -> None:
    listing = Listing()
    listing._base.execute("pragma max_page_count = 20")
    with pytest.raises(JueyiError, match=r"cannot be listed .*full.*Make room"):
        for n in range(10 * MANY):
            listing.add(Input(f"{n}.txt", f"a/folder/of/some/length/{n}.txt"))


@pytest.mark.skipif(sys.platform != "linux", reason="the unit of ru_maxrss is Linux's")
def test_memory_does_not_grow_with_the_number_of_documents() -> None:
    code = (
        "import resource, sys\n"
        "from jueyi.batch.item import Input\n"
        "from jueyi.batch.listing import Listing\n"
        "listing = Listing()\n"
        "for n in range(int(sys.argv[1])):\n"
        "    listing.add(Input(f'{n}.txt', f'a/folder/of/some/length/{n}.txt'))\n"
        "assert sum(1 for _ in listing) == int(sys.argv[1])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    few, many = (
        int(subprocess.check_output([sys.executable, "-c", code, str(n)])) for n in (1_000, 60_000)
    )
    assert many - few < 8_000  # KiB; sixty thousand documents in memory take thirty thousand
