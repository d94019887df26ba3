"""Tables to files, chunk by chunk: CSV as plain text, or parquet with one row group per chunk."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.csv as pcsv  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

FORMATS = ("csv", "parquet")


class Writer:
    """Files of one folder, opened at their first chunk; empty cells are null, nothing is quoted."""

    def __init__(self, folder: Path, file_format: str) -> None:
        self.folder = folder
        self.file_format = file_format
        self._open: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for writer in self._open.values():
            writer.close()

    def write(self, name: str, table: pa.Table) -> None:
        """Append a chunk to the file of that name."""
        if name not in self._open:
            self._open[name] = self._opened(name, table.schema)
        if self.file_format == "parquet":
            self._open[name].write_table(table, row_group_size=max(table.num_rows, 1))
        else:
            self._open[name].write_table(table)

    def _opened(self, name: str, schema: pa.Schema) -> Any:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{name}.{self.file_format}"
        if self.file_format == "parquet":
            return pq.ParquetWriter(path, schema, compression="zstd")
        plain = pcsv.WriteOptions(quoting_style="none", quoting_header="none")
        return pcsv.CSVWriter(path, schema, write_options=plain)
