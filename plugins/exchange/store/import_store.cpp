#include "store/import_store.hpp"

#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::exchange {
namespace {

// A header row as one text a cell, "" where there is none.
struct Header {
    explicit Header(const ColumnMap& columns) : titles(columns.width), fields(columns.width) {
        for (const Column& column : columns.columns) {
            titles[column.index] = column.title;
            if (column.field) fields[column.index] = NameOf(*column.field);
        }
    }
    std::vector<std::string> titles;
    std::vector<std::string> fields;
};

absl::StatusOr<ColumnMap> ColumnsOf(const Row& row) {
    const std::vector<std::string> titles = row.TextArray("titles");
    const std::vector<std::string> fields = row.TextArray("fields");
    ColumnMap columns{
        .header_row_number = row.Int64("header_row"), .width = titles.size(), .columns = {}};
    for (std::size_t i = 0; i < titles.size(); ++i) {
        if (titles[i].empty()) continue;
        Column column{.index = i, .title = titles[i], .field = {}};
        if (!fields.at(i).empty()) {
            SOCLE_ASSIGN(column.field, ParseField(fields[i]));
        }
        columns.columns.push_back(std::move(column));
    }
    return columns;
}

absl::StatusOr<Import> FromRow(const Row& row) {
    Import import;
    import.id = ImportId{row.AsUuid("import_id")};
    import.file_name = row.Text("file_name");
    import.sheet = row.Text("sheet");
    import.dry_run = row.Bool("dry_run");
    SOCLE_ASSIGN(import.kind, ValueIn(kKindWords, row.Text("kind")));
    if (!row.IsNull("corrects")) import.corrects = ImportId{row.AsUuid("corrects")};
    SOCLE_ASSIGN(import.state, ValueIn(kStateWords, row.Text("state")));
    import.job = row.AsUuid("job_id");
    SOCLE_ASSIGN(import.columns, ColumnsOf(row));
    import.counts.rows = row.Int64("row_count");
    import.counts.created = row.Int64("created_count");
    import.counts.completed = row.Int64("completed_count");
    import.counts.unchanged = row.Int64("unchanged_count");
    import.counts.refused = row.Int64("refused_count");
    import.counts.warnings = row.Int64("warning_count");
    import.problem = {.fr = row.Text("problem_fr"), .en = row.Text("problem_en")};
    import.undone = row.Int64("undone_count");
    import.kept = row.Int64("kept_count");
    import.forgotten = row.Bool("forgotten");
    import.created_at = row.AsInstant("created_at");
    return import;
}

absl::Status BadPageToken() {
    return RefuseField(reason::kInvalidPageToken, "page_token",
                       "this page token does not belong to this list; start from its first page");
}

}  // namespace

absl::StatusOr<bool> ImportStore::Insert(Transaction& tx, const Import& import,
                                         const UploadKey& key) const {
    const Header header(import.columns);
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kInsertImport,
                         {import.id, key.request_id, Bytes{key.hash}, import.file_name,
                          import.sheet, import.dry_run, WordIn(kStateWords, import.state),
                          import.columns.header_row_number, header.titles, header.fields,
                          import.created_at, WordIn(kKindWords, import.kind), import.corrects}));
    return rows.affected() == 1;
}

absl::Status ImportStore::SetJob(Transaction& tx, ImportId id, const Uuid& job) const {
    return tx.Exec(queries::kSetJob, {id, job}).status();
}

absl::StatusOr<Import> ImportStore::FindByRequest(Transaction& tx, const UploadKey& key) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kFindByRequest, {key.request_id}, "import"));
    if (row.AsBytes("request_hash") != key.hash) {
        return RefuseField(reason::kRequestIdReused, "request_id",
                           "this request id was used for another upload; choose a new one");
    }
    return Load(tx, ImportId{row.AsUuid("import_id")});
}

absl::StatusOr<Import> ImportStore::Load(Transaction& tx, ImportId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLoadImport, {id}, "import"));
    return FromRow(row);
}

absl::StatusOr<Import> ImportStore::LoadForUpdate(Transaction& tx, ImportId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLockImport, {id}, "import"));
    return FromRow(row);
}

absl::Status ImportStore::Save(Transaction& tx, const Import& import) const {
    const ImportCounts& counts = import.counts;
    return tx
        .Exec(queries::kUpdateImport,
              {import.id, WordIn(kStateWords, import.state), counts.rows, counts.created,
               counts.completed, counts.unchanged, counts.refused, counts.warnings,
               import.problem.fr, import.problem.en, import.forgotten, import.undone, import.kept})
        .status();
}

absl::StatusOr<std::vector<Import>> ImportStore::List(Transaction& tx, const Page& page) const {
    std::optional<Uuid> after;
    if (!page.IsFirst()) {
        const auto id = Uuid::Parse(page.after.front());
        if (!id.ok()) return BadPageToken();
        after = *id;
    }
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListImports, {after, page.Limit()}));
    std::vector<Import> imports;
    imports.reserve(rows.size());
    for (const Row& row : rows) {
        SOCLE_ASSIGN(Import import, FromRow(row));
        imports.push_back(std::move(import));
    }
    return imports;
}

std::vector<std::string> ImportStore::SortKeyOf(const Import& import) {
    return {import.id.ToString()};
}

absl::StatusOr<std::vector<std::pair<Import, KeptContent>>> ImportStore::Scan(
    Transaction& tx, std::optional<ImportId> after, int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kScanImports, {after, limit}));
    std::vector<std::pair<Import, KeptContent>> imports;
    imports.reserve(rows.size());
    for (const Row& row : rows) {
        SOCLE_ASSIGN(Import import, FromRow(row));
        imports.emplace_back(std::move(import), KeptContent{.parts = row.Int64("parts_kept"),
                                                            .waiting = row.Int64("waiting_kept"),
                                                            .refused = row.Int64("refused_kept")});
    }
    return imports;
}

}  // namespace socle::exchange
