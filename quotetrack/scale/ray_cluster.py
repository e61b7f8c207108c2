"""Extracts on every machine of a Ray cluster, a batch of articles an actor, and writes a file a batch.

One process reads the articles and writes the files; the actors only extract, so that no machine needs the
files of another. A batch counts once its file is written. What a lost machine held is given to another; a
batch that ends its actors is parted, until the one article that does it is known and told as one that failed;
its pieces still make one file.
Plain actors, not Ray Data: a file must hold the articles of one batch in their order, whoever made it and
however often, and a batch that is lost must cost no other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from quotetrack.errors import QuotetrackError
from quotetrack.export.tables.extraction_rows import FileLabels, joined, parquet_of
from quotetrack.lexicon.own.chosen import chosen_lexicon
from quotetrack.model import Article, Extraction
from quotetrack.pipeline import ExtractionFailed
from quotetrack.scale.jobs import ProcessDied
from quotetrack.scale.partitions import Partitions
from quotetrack.scale.worker_process import Load, LoadModels

ARTICLES = 200  # in a batch: what is lost with a machine, for each of its actors
_TRIES = 2  # times that a batch may end its actor before it is parted
_LOST = 20  # times that any batch is begun again; a cluster that loses more is not to be trusted


class ClusterUnavailable(QuotetrackError):
    """Ray is not installed, or no cluster answers."""


@dataclass(slots=True)
class ClusterBatch:
    """What one file is to hold: its number, how many articles are still out, and what was made of the others.

    ``made`` are the bytes of files, by the places at which their pieces begin, ``kept`` the articles in them.
    """

    number: int
    out: int
    made: dict[int, bytes] = field(default_factory=dict)
    kept: int = 0


@dataclass(slots=True)
class BatchPiece:
    """Articles of a batch that go to an actor together, at first all, and how often they ended one."""

    batch: ClusterBatch
    articles: list[Article]
    first: int = 0
    deaths: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """What is known of a batch: how many articles a file holds now, and those that failed."""

    articles: int
    failed: tuple[ExtractionFailed, ...] = ()


class Cluster:
    """A connection to a Ray cluster; use it in a ``with`` statement, which gives back what it held.

    Without an ``address`` it is one of this machine's own, or the one that RAY_ADDRESS names. Raises
    ClusterUnavailable.
    """

    def __init__(self, address: str | None = None) -> None:
        self.ray = _ray()
        self._own = not self.ray.is_initialized()
        if self._own:
            try:
                self.ray.init(address=address, include_dashboard=False, log_to_driver=False)
            except (ConnectionError, RuntimeError, ValueError, OSError) as error:
                reason = str(error).splitlines()[0] if str(error) else type(error).__name__
                raise ClusterUnavailable(
                    f"{address or 'Ray'}: no cluster answers ({reason}); start one with: ray start --head"
                ) from error

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        if self._own:
            self.ray.shutdown()


def extract_on_cluster(
    cluster: Cluster,
    articles: Iterable[Article],
    files: Partitions,
    *,
    model: str | None = None,
    load: Load | None = None,
) -> Generator[Written, None, None]:
    """Extract articles on all CPUs of a cluster, write each batch to ``files``, and yield what became of it.

    Where ``model`` names a Stanza package, as many actors as the cluster has GPUs are given one each; the
    embedded models run on the CPU alone.

    An article that fails, or ends its actor by itself, is told in Written, never raised. Raises
    QuotetrackError for what concerns every article. Close the iterator to stop early; what is written stays.
    """
    models = load or LoadModels(model, chosen_lexicon())
    pool = _Actors(cluster.ray, models, files.labels, gpus=model is not None)
    try:
        yield from pool.run(_batches(iter(articles), files), files)
    finally:
        pool.close()
        files.release()


def _batches(articles: Iterator[Article], files: Partitions) -> Iterator[BatchPiece]:
    """Part the articles, in order, each batch under the number of its file."""
    while some := list(islice(articles, ARTICLES)):
        yield BatchPiece(ClusterBatch(files.reserve(), len(some)), some)


class _Actors:
    """The actors of a run: those that load their models, those that wait and those that extract."""

    def __init__(self, ray: Any, load: Load, labels: FileLabels, *, gpus: bool) -> None:
        self._ray = ray
        self._makers = [
            ray.remote(num_cpus=1, num_gpus=share, max_restarts=0, max_task_retries=0)(_Extractor)
            for share in (0, 1)
        ]
        self._load, self._labels = load, labels
        self._gpus = gpus
        self._on_gpu: list[Any] = []
        self._starting: dict[Any, Any] = {}  # what tells that an actor is ready, and the actor
        self._idle: list[Any] = []
        self._busy: dict[Any, tuple[Any, BatchPiece]] = {}
        self._again: deque[BatchPiece] = deque()
        self._lost = 0

    def run(self, batches: Iterator[BatchPiece], files: Partitions) -> Iterator[Written]:
        """Hand out batches until none is left, and write what comes back."""
        while True:
            self._grow()
            for actor in list(self._idle):
                piece = self._again.popleft() if self._again else next(batches, None)
                if piece is None:
                    break
                self._idle.remove(actor)
                self._busy[actor.extract.remote(piece.articles)] = actor, piece
            if not self._busy and self._idle:
                return
            ready, _ = self._ray.wait([*self._busy, *self._starting], num_returns=1)
            for one in ready:
                if one in self._starting:
                    self._begin(one)
                else:
                    yield from self._finish(one, files)

    def close(self) -> None:
        """End all actors."""
        for actor in self._alive():
            self._ray.kill(actor)

    def _alive(self) -> list[Any]:
        return [*self._idle, *self._starting.values(), *(actor for actor, _ in self._busy.values())]

    def _grow(self) -> None:
        """Start an actor for each CPU that the cluster has and none is for, the first ones with its GPUs."""
        there, alive = self._ray.cluster_resources(), self._alive()
        self._on_gpu = [one for one in self._on_gpu if any(one is other for other in alive)]
        free = int(there.get("GPU", 0)) - len(self._on_gpu) if self._gpus else 0
        for number in range(max(1, int(there.get("CPU", 1))) - len(alive)):
            actor = self._makers[number < free].remote(self._load, self._labels)
            self._on_gpu += [actor] if number < free else []
            self._starting[actor.ready.remote()] = actor

    def _begin(self, ready: Any) -> None:
        """Take in an actor that has loaded its models, or could not."""
        actor = self._starting.pop(ready)
        try:
            self._ray.get(ready)
        except self._ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, QuotetrackError):
                raise error.cause from error
            raise
        except self._ray.exceptions.RayError as error:
            self._note_loss(error)
        else:
            self._idle.append(actor)

    def _finish(self, done: Any, files: Partitions) -> Iterator[Written]:
        """Take what an actor has made of its piece, or begin the piece again where the actor was lost."""
        actor, piece = self._busy.pop(done)
        try:
            data, failed = self._ray.get(done)
        except self._ray.exceptions.RayTaskError:
            raise
        except self._ray.exceptions.RayError as error:
            self._note_loss(error)
            yield from self._retry(piece, files, error)
            return
        self._idle.append(actor)
        piece.batch.made[piece.first] = data
        yield _settle(piece, failed, files)

    def _retry(self, piece: BatchPiece, files: Partitions, error: Exception) -> Iterator[Written]:
        """Begin a piece again; part one that ended its actors, or tell the single article that did."""
        piece.deaths += 1
        if piece.deaths < _TRIES:
            self._again.appendleft(piece)
        elif len(piece.articles) > 1:
            half = len(piece.articles) // 2
            parts = (
                BatchPiece(piece.batch, piece.articles[:half], piece.first),
                BatchPiece(piece.batch, piece.articles[half:], piece.first + half),
            )
            self._again.extendleft(reversed(parts))
        else:
            cause = ProcessDied(f"its actor ended, twice, with {type(error).__name__}")
            yield _settle(piece, [ExtractionFailed(piece.articles[0], cause)], files)

    def _note_loss(self, error: Exception) -> None:
        """Count an actor that was lost."""
        self._lost += 1
        if self._lost >= _LOST:
            raise ClusterUnavailable(
                f"{self._lost} actors were lost ({type(error).__name__}); see the logs of Ray, then run the "
                "command again to go on"
            ) from error


def _settle(piece: BatchPiece, failed: list[ExtractionFailed], files: Partitions) -> Written:
    """Count what became of a piece; write the file of its batch where no other piece is out."""
    batch, lost = piece.batch, {one.article for one in failed}
    batch.kept += sum(one not in lost for one in piece.articles)
    batch.out -= len(piece.articles)
    if batch.out:
        return Written(0, tuple(failed))
    if batch.kept:
        files.take(batch.number, joined([data for _, data in sorted(batch.made.items())]), batch.kept)
    else:
        files.release(batch.number)
    return Written(batch.kept, tuple(failed))


class _Extractor:
    """Runs on the cluster: loads the models once, and makes a Parquet file of each batch."""

    def __init__(self, load: Load, labels: FileLabels) -> None:
        self._load = load
        self._labels = labels

    def ready(self) -> None:
        """Load the models; here, so that an error of theirs comes back as it is."""
        self._extract = self._load()

    def extract(self, articles: list[Article]) -> tuple[bytes, list[ExtractionFailed]]:
        """Return the bytes of a file of those articles that can be extracted, and the others."""
        found = [self._extract(article) for article in articles]
        made = [one for one in found if isinstance(one, Extraction)]
        return parquet_of(made, self._labels), [one for one in found if isinstance(one, ExtractionFailed)]


def _ray() -> Any:
    """Return the library. Raises ClusterUnavailable where it is missing."""
    try:
        import ray
    except ImportError as error:
        raise ClusterUnavailable("--engine ray needs Ray; run: pip install 'quotetrack[ray]'") from error
    return ray
