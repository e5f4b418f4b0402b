"""What Observatie uses of sqlite_utils, whose own types leave parts of its tables unknown."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from sqlite3 import Connection, Cursor
from typing import Any

class Table:
    @property
    def count(self) -> int: ...
    @property
    def rows(self) -> Iterator[dict[str, Any]]: ...
    def rows_where(
        self,
        where: str | None = None,
        where_args: Sequence[object] | None = None,
        order_by: str | None = None,
        select: str = "*",
        limit: int | None = None,
        offset: int | None = None,
    ) -> Iterator[dict[str, Any]]: ...
    def upsert(self, record: Mapping[str, object], pk: str | tuple[str, ...]) -> Table: ...
    def delete_where(self, where: str | None = None, where_args: Sequence[object] | None = None) -> Table: ...

class Database:
    conn: Connection
    def __init__(
        self,
        filename_or_conn: Connection,
        *,
        recursive_triggers: bool = True,
        execute_plugins: bool = True,
        strict: bool = False,
    ) -> None: ...
    def table(self, table_name: str) -> Table: ...
    def atomic(self) -> AbstractContextManager[Database]: ...
    def execute(self, sql: str, parameters: Sequence[object] | dict[str, Any] | None = None) -> Cursor: ...
    def close(self) -> None: ...
