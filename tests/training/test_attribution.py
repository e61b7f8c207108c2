"""The training of the attribution network and scorer, on stories small enough to follow by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import torch

sys.path.insert(0, str(Path(__file__).parent.parent / "detect"))

from stories import STORIES, document

from quotetrack.detect.decide.senses import sense_shares
from quotetrack.detect.network.scorer import load_scorer
from quotetrack.encoder.reading_network import ROLES as TAGS
from quotetrack.evaluate.annotated_corpus import Gold, GoldArticle
from training.attribution.corpus import Example, cue_head, examples, held_out
from training.attribution.train import Recipe, losses, train
from training.attribution.weights import load_encoder
from training.reading.fit import best_threshold, fit_choice, fit_stands, jaccard
from training.reading.fit_senses import fit_senses, marked_cases
from training.teachers.role_network import (
    RoleNetwork,
    Symbols,
    role_network_from,
    role_network_state,
)

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "union", "v", "##owed", "to", "strike")


def example(name: str) -> Example:
    story = next(s for s in STORIES if s.name == name)
    text, marked = story.read()
    gold = [Gold(tuple(p["S"]), tuple(p["C"]), tuple(p["K"])) for p in marked.values()]
    [found] = examples(GoldArticle(name, text, tuple(gold)), document(story))
    return found


def network(data: list[Example]) -> RoleNetwork:
    torch.manual_seed(7)
    tokens = [t for e in data for t in e.chunk.tokens]
    upos, rel, ner = (tuple(sorted({getattr(t, a) for t in tokens})) for a in ("upos", "rel", "ner"))
    return RoleNetwork(Symbols(PIECES, upos, rel, ner, ("vow",)), hidden=8, link=8, dropout=0.0)


def test_words_are_labelled_by_role_and_place() -> None:
    found = example("infinitive")
    tags = [f"{t.text}/{TAGS[tag]}" for t, tag in zip(found.chunk.tokens, found.tags, strict=True)]
    assert tags == [
        "The/B-SOURCE",
        "union/E-SOURCE",
        "vowed/S-CUE",
        "to/B-CONTENT",
        "strike/I-CONTENT",
        "until/I-CONTENT",
        "Friday/E-CONTENT",
        "./O",
    ]
    [link] = found.links
    assert (link.cue, link.source, link.content) == (2, (0, 1), (3, 4, 5, 6))


def test_a_cue_of_several_words_is_known_by_its_verb() -> None:
    found = example("negated cue takes in its auxiliary")
    words = [t.text for t in found.chunk.tokens]
    assert words[cue_head(found.chunk, [words.index("did"), words.index("not"), words.index("say")])] == "say"


def test_a_story_without_attributions_has_no_links() -> None:
    found = example("furniture and narration yield nothing")
    assert not found.links
    assert found.relations is None
    assert set(found.tags) == {0}


def test_held_out_articles_are_a_fixed_share() -> None:
    names = [f"a{i:02d}" for i in range(40)]
    first = held_out(names, 0.1, 1)
    assert len(first) == 4
    assert first == held_out(reversed(names), 0.1, 1)
    assert first != held_out(names, 0.1, 2)


def test_training_lowers_the_loss_and_saves_what_it_learnt(tmp_path: Path) -> None:
    data = [example("infinitive"), example("according to"), example("that clause with partial quotation")]
    net = network(data)
    before = sum(x.item() for x in losses(net, data))
    train(net, data, Recipe(passes=40, batch=3, rate=0.02), tmp_path / "net.pt")
    after = sum(x.item() for x in losses(net.eval(), data))
    assert after < before * 0.6
    saved = torch.load(tmp_path / "net.pt", weights_only=True)
    again = role_network_from(saved, packed=False)
    chunks = [e.chunk for e in data]
    with torch.inference_mode():
        wanted, answer = net(net.batch(chunks))[1], again(again.batch(chunks))[1]
    assert torch.allclose(wanted, answer, atol=0.15)
    assert torch.equal(wanted.argmax(-1), answer.argmax(-1))


def test_eight_bit_layers_answer_nearly_as_wide_ones() -> None:
    data = [example("nested report")]
    saved = role_network_state(network(data))
    wide, packed = role_network_from(saved, packed=False), role_network_from(saved)
    with torch.inference_mode():
        a = wide(wide.batch([data[0].chunk]))[1]
        b = packed(packed.batch([data[0].chunk]))[1]
    # processors without VNNI saturate a few sums of eight-bit products
    assert (a - b).abs().mean() < 0.35 * a.std()
    assert not torch.equal(a, b)


def test_other_weights_than_the_published_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(b"\x02\0\0\0\0\0\0\0{}")
    with pytest.raises(ValueError, match=r"model\.safetensors: not the published"):
        load_encoder(network([example("infinitive")]).encoder, path, [0])


def test_a_choice_is_learnt_from_what_tells_candidates_apart() -> None:
    good, bad = {"overlap": 0.9, "size": 1.0}, {"overlap": 0.2, "size": 1.0}
    weights = fit_choice([([good, bad], [1.0, 0.3]), ([bad, good], [0.1, 0.8])])
    assert weights["overlap"] > 1
    assert abs(weights["size"]) < 0.05


def test_rare_features_get_no_weight_in_the_last_decision() -> None:
    rows = [{"bias": 1.0, "cue": 0.9}] * 20 + [{"bias": 1.0, "cue": 0.1}] * 20 + [{"bias": 1.0, "odd": 1.0}]
    weights = fit_stands(rows, [True] * 20 + [False] * 21)
    assert weights["cue"] > 0
    assert "odd" not in weights


def test_the_threshold_is_where_f_is_highest() -> None:
    trust = [0.9, 0.8, 0.65, 0.55, 0.45, 0.4]
    right = [True, True, True, True, False, False]
    assert 0.45 < best_threshold(trust, right, [False] * 6, (4, 4)) <= 0.55
    right = [True, True, False, False, True, True]
    assert best_threshold(trust, right, [False] * 6, (4, 2)) <= 0.4
    assert 0.65 < best_threshold(trust, right, [False] * 4 + [True] * 2, (4, 2)) <= 0.8
    assert jaccard({1, 2}, {2, 3}) == pytest.approx(1 / 3)
    assert jaccard(set(), set()) == 1


def test_what_a_cue_does_is_told_by_the_features_that_tell_it() -> None:
    rows = [({"bias": 1.0, "noun": 1.0}, "deed")] * 20 + [({"bias": 1.0, "clause": 1.0}, "speech")] * 20
    weights = fit_senses(rows)
    for features, sense in rows[::20]:
        shares = sense_shares(weights, features)
        assert max(shares, key=lambda name: shares[name]) == sense and shares[sense] > 0.5


def test_marks_of_a_text_that_nobody_hands_over_are_refused(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"id": "other", "text": "Nobody said so."}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="no text has the marks of harbour"):
        list(marked_cases({"harbour": ()}, [texts], load_scorer()))
