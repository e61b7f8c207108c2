"""The parse network as a Stanza processor: ``joint`` stands for pos, depparse and ner of other packages.

Importing this module registers it with Stanza (https://stanfordnlp.github.io/stanza/pipeline.html, *Building
your own processors*), before the lemmatizer, which needs its tags.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from stanza.pipeline.processor import Processor, register_processor
from stanza.pipeline.registry import PIPELINE_NAMES

from quotetrack.parse.packages import NAME
from quotetrack.parse.tagging.annotator import Annotation, Annotator
from quotetrack.parse.tagging.joint_network import joint_network_from


@register_processor(NAME)
class JointProcessor(Processor):  # type: ignore[misc]
    """Gives every word its tags, features, head and relation and every token its name tag, in one pass."""

    PROVIDES_DEFAULT = frozenset(("pos", "depparse", "ner"))
    REQUIRES_DEFAULT = frozenset(("tokenize",))

    def __init__(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
        super().__init__(config, pipeline, device)
        saved = torch.load(config["model_path"], map_location="cpu", weights_only=True)
        self._annotator = Annotator(joint_network_from(saved))

    def process(self, document: Any) -> Any:
        """Annotate a tokenized Stanza document in place and return it."""
        return self.bulk_process([document])[0]

    def bulk_process(self, docs: Sequence[Any]) -> Sequence[Any]:
        """Annotate several documents in place, their sentences batched together."""
        sentences = [sentence for doc in docs for sentence in doc.sentences]
        words = [[word.text for word in sentence.words] for sentence in sentences]
        articles = [len(doc.sentences) for doc in docs]
        for sentence, found in zip(sentences, self._annotator(words, articles), strict=True):
            _write(sentence, found)
        for doc in docs:
            doc.build_ents()
        return docs


def _write(sentence: Any, found: Annotation) -> None:
    """Write one sentence's annotation into Stanza's objects."""
    for place, word in enumerate(sentence.words):
        word.upos, word.xpos = found.upos[place], found.xpos[place]
        if found.feats[place] != "_":
            word.feats = found.feats[place]
        word.head, word.deprel = found.heads[place], found.deprel[place]
    for token in sentence.tokens:
        token.ner = found.names[token.words[0].id - 1]
    sentence.build_dependencies()


def _before(name: str) -> None:
    """Run before another processor: Stanza runs them in the order in which they were registered."""
    PIPELINE_NAMES.remove(NAME)
    PIPELINE_NAMES.insert(PIPELINE_NAMES.index(name), NAME)


_before("lemma")
