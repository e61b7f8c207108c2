"""Parses articles by an official Stanza package, or one of the same shape in a directory of its own.

The only module of this stage that runs Stanza; it is imported where ``--model`` asks for a package, since
it needs torch. Reporting is read by the embedded network over Stanza's words.
"""

from __future__ import annotations

import bisect
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from quotetrack.errors import ModelUnavailable
from quotetrack.model import Document, Layout, Sentence, Span, Token
from quotetrack.parse.conllu import tagged_names
from quotetrack.parse.layout.regions import lay_out
from quotetrack.parse.packages import LANGUAGE, MISSING, PROCESSORS, find_packages
from quotetrack.parse.sentences.overlong import bounded

# how torch is told, before what its caller asks for
_ONLY, _NOT_ONLY = "TORCH_FORCE_WEIGHTS_ONLY_LOAD", "TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"
_AT_ONCE = 16  # texts that Stanza best parses together
_GAP = "\n\n"  # what Stanza takes for the end of a paragraph


class StanzaPackage:
    """A loaded Stanza pipeline over paragraphs; ``model`` as for ``engine.Parser``.

    ``threads`` caps torch's own threads: more than one a process rarely helps on short texts.

    Raises ModelUnavailable where the models are not there or do not load, or Stanza is not installed.
    """

    def __init__(self, model: str, *, threads: int = 1) -> None:
        directory, package = locate_package(model)
        self.name, self._pipeline = _load(directory, package, threads)
        self.at_once = _AT_ONCE

    def parse_many(self, texts: Sequence[str]) -> list[Document]:
        """Parse several texts at once; answers in the same order."""
        import stanza

        plans = [(text, lay_out(text)) for text in texts]
        joined = [_GAP.join(p.of(text) for p in layout.paragraphs) for text, layout in plans]
        filled = [i for i, body in enumerate(joined) if body.strip()]
        raw = [stanza.Document([], text=joined[i]) for i in filled]
        split = [bounded(doc) for doc in self._pipeline.bulk_process(raw, processors=PROCESSORS[:1])]
        parsed = self._pipeline.bulk_process(split, processors=PROCESSORS[1:])
        answers = dict(zip(filled, parsed, strict=True))
        return [_document(text, layout, answers.get(i), self.name) for i, (text, layout) in enumerate(plans)]


def locate_package(model: str) -> tuple[Path | None, str]:
    """Return the resources directory (None: Stanza's own) and the package that ``model`` means.

    A directory stands for its default package, or for the first of those it holds where its default
    has not been downloaded. Raises ModelUnavailable where ``model`` looks like a path but is no
    resources directory, or holds no whole English package.
    """
    path = Path(model).expanduser()
    if (path / "resources.json").is_file():
        held = [info.package for info in find_packages(path)]
        if not held:
            raise ModelUnavailable(f"{model}: no whole English package there; run: quotetrack models")
        return path, "default" if "default" in held else held[0]
    if path.exists() or "/" in model:
        raise ModelUnavailable(
            f"{model}: no resources.json there; give a Stanza resources directory or a package name"
        )
    return None, model


def has_gpu() -> bool:
    """Tell whether a GPU was given to this process by CUDA_VISIBLE_DEVICES, as Ray gives one to an actor.

    One that is merely there is left alone.
    """
    import torch

    given = os.environ.get("CUDA_VISIBLE_DEVICES", "")
    return given not in ("", "-1") and bool(torch.cuda.is_available())


def stanza_pipeline(directory: Path | None, package: str, names: Sequence[str], **options: Any) -> Any:
    """Return a Stanza pipeline that downloads nothing.

    ``directory`` is a Stanza resources directory, None for Stanza's own; ``options`` are Stanza's.
    Raises what Stanza raises where a model is missing or damaged.
    """
    import stanza

    where = {} if directory is None else {"dir": str(directory)}
    return stanza.Pipeline(
        LANGUAGE,
        package=package,
        processors=",".join(names),
        download_method=None,
        use_gpu=has_gpu(),
        logging_level="ERROR",
        **where,
        **options,
    )


def _load(directory: Path | None, package: str, threads: int) -> tuple[str, Any]:
    """Load the pipeline and return it with the name that is stored beside every result."""
    try:
        import stanza
        import torch
    except ImportError as error:
        raise ModelUnavailable(MISSING) from error

    torch.set_num_threads(max(1, threads))
    try:
        with _weights_only():
            pipeline = stanza_pipeline(directory, package, PROCESSORS)
    except UnpicklingError as error:  # torch and Stanza say here how to load it all the same
        raise ModelUnavailable(
            f"{directory or package!s}: a file of these models is damaged, or holds more than weights,"
            " which could run as code, and is not loaded; take a package from: quotetrack models download"
        ) from error
    except Exception as error:  # Stanza raises half a dozen unrelated classes for missing files
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelUnavailable(
            f"cannot load the models {directory or package!s}: {reason}; run: quotetrack models"
        ) from error
    label = package if directory is None else directory.name
    return f"stanza {stanza.__version__} {label}", pipeline


@contextmanager
def _weights_only() -> Iterator[None]:
    """Have torch load weights alone, whatever the environment or Stanza's release asks for."""
    before = {name: os.environ.pop(name, None) for name in (_ONLY, _NOT_ONLY)}
    os.environ[_ONLY] = "1"
    try:
        yield
    finally:
        del os.environ[_ONLY]
        os.environ.update({name: value for name, value in before.items() if value is not None})


def _document(text: str, layout: Layout, answer: Any, parser: str) -> Document:
    """Turn Stanza's answer over the joined paragraphs into a Document over ``text``."""
    if answer is None:
        return Document(text, (), (), layout, parser)
    starts = _starts(layout)
    sentences: list[Sentence] = []
    for found in answer.sentences:
        paragraph, shift = _place(starts, found.tokens[0].start_char)
        tokens = tuple(_words(found, shift))
        span = Span(tokens[0].span.start, tokens[-1].span.end)
        sentences.append(Sentence(len(sentences), paragraph, span, tokens))
    names = tuple(name for sentence in sentences for name in tagged_names(sentence))
    return Document(text, tuple(sentences), names, layout, parser)


def _starts(layout: Layout) -> list[tuple[int, int]]:
    """Where each paragraph starts in the joined text, and what to add to reach the stored text."""
    found, position = [], 0
    for paragraph in layout.paragraphs:
        found.append((position, paragraph.start - position))
        position += len(paragraph) + len(_GAP)
    return found


def _place(starts: list[tuple[int, int]], position: int) -> tuple[int, int]:
    """Return the number of the paragraph that holds ``position`` and its shift."""
    index = bisect.bisect_right(starts, (position, 1 << 62)) - 1
    return index, starts[index][1]


def _words(sentence: Any, shift: int) -> Iterator[Token]:
    """Yield the sentence's words; those of a multiword token share the token's span."""
    for token in sentence.tokens:
        for word in token.words:
            start, end = word.start_char, word.end_char
            if start is None or end is None:
                start, end = token.start_char, token.end_char
            yield Token(
                index=word.id - 1,
                text=word.text,
                lemma=word.lemma or word.text,
                upos=word.upos or "X",
                xpos=word.xpos or "",
                feats=word.feats or "",
                head=word.head - 1 if word.head else None,
                deprel=word.deprel or "dep",
                ner=token.ner or "O",
                span=Span(start + shift, end + shift),
            )
