package dev.plumbline.loader.source.sql;

import dev.plumbline.loader.row.PlainRows;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.Skipped;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.record.CurrentRow;
import dev.plumbline.loader.source.record.DistinctBlocks;
import dev.plumbline.loader.source.record.RecordReader;
import dev.plumbline.loader.source.sql.literal.ForeignSql;
import dev.plumbline.loader.source.sql.literal.Literal;
import dev.plumbline.loader.source.sql.literal.SqlScanner;
import dev.plumbline.loader.source.sql.literal.SqlStrings;
import dev.plumbline.loader.source.sql.literal.SqlValues;
import dev.plumbline.loader.source.sql.literal.UnreadableLiteral;
import dev.plumbline.loader.source.text.LineParser;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an SQL file: those of INSERT … VALUES and those of COPY … FROM stdin. Holds one row at a time. */
public final class SqlReader implements RecordReader {

    private static final int LONGEST_HEADER = 16 * 1024;

    private final Input in;
    private final SqlScanner scanner;
    private final SqlTokens tokens;
    private final SqlStrings strings;
    private final SqlSettings settings;
    private final SqlStatements statements;
    private boolean rowsSeen;
    private final SqlValues values;
    private final SqlInsert inserts;
    private final SkippedStatements skipped;
    private final InsertEnd ends;
    private final DistinctBlocks blocks;
    private final CurrentRow record;
    private final Literal literal;
    private RowBlock block;

    /** The text of the last INSERT up to VALUES: dumps repeat it for each row, and the same text means the same block. */
    private byte[] header = new byte[0];

    private RowBlock headerBlock;
    private boolean inValues;
    private boolean firstRow;
    private int rowSize;
    private @Nullable LineParser lines;
    private @Nullable PlainTuples tuples;

    public SqlReader(Input in, SqlOptions options, DistinctBlocks blocks) {
        this.in = in;
        this.blocks = blocks;
        block = new RowBlock(SourceFormat.SQL, Optional.empty(), List.of(), RowBlock.Overriding.NONE);
        headerBlock = block;
        record = new CurrentRow(in, block);
        scanner = new SqlScanner(in);
        tokens = new SqlTokens(scanner);
        strings = new SqlStrings(scanner, record.own);
        settings = new SqlSettings(scanner, options.encoding());
        skipped = new SkippedStatements(in.file());
        statements = new SqlStatements(scanner, tokens, settings, options, skipped);
        ends = new InsertEnd(scanner, tokens, options, skipped);
        values = new SqlValues(scanner, strings, record.own);
        inserts = new SqlInsert(scanner, tokens, settings, options.columnMap());
        literal = new Literal(in, record.own);
    }

    @Override
    public SourceRow row() {
        return record;
    }

    @Override
    public int plain(PlainRows rows) {
        if (!inValues || rows.width() != rowSize) {
            return 0;
        }
        PlainTuples plain = tuples;
        if (plain == null || plain.width() != rowSize) {
            plain = new PlainTuples(in, rowSize);
            tuples = plain;
        }
        return plain.offer(rows);
    }

    @Override
    public List<Skipped> skipped() {
        return skipped.all();
    }

    @Override
    public boolean next() {
        while (true) {
            if (inValues) {
                if (nextRow()) {
                    return true;
                }
            } else if (lines != null) {
                if (nextLine(lines)) {
                    return true;
                }
            } else if (!statement()) {
                return false;
            }
        }
    }

    /** Reads a statement, or the beginning of one that has rows; false at the end of the file. */
    private boolean statement() {
        byte c = scanner.skip();
        if (c == SqlScanner.END && scanner.atEnd()) {
            return false;
        }
        if (isHeaderAhead()) {
            in.pos += header.length;
            beginRows(headerBlock);
        } else if (c == ';') {
            in.pos++;
        } else if (c == '\\') {
            statements.command(rowsSeen);
            useSettings();
        } else {
            ForeignSql.requireStart(scanner, c);
            if (!SqlScanner.startsWord(c) && c != '(') {
                throw scanner.fatal("found " + scanner.shown() + " where an SQL statement was expected");
            }
            wordStatement(c);
        }
        return true;
    }

    private void wordStatement(byte c) {
        long line = scanner.line();
        if (scanner.isWordAhead("insert")) {
            insert();
        } else if (scanner.isWordAhead("copy")) {
            in.pos += 4;
            rowsSeen = true;
            copy();
        } else {
            statements.pass(c == '(' ? "select" : scanner.word(), line);
            useSettings();
        }
    }

    /** A setting may change what the same text means. */
    private void useSettings() {
        header = new byte[0];
        strings.setStandard(settings.standardStrings());
        tokens.setStandardStrings(settings.standardStrings());
    }

    private boolean isHeaderAhead() {
        int length = header.length;
        if (length == 0) {
            return false;
        }
        scanner.peek(length);
        return in.limit - in.pos > length
                && Arrays.equals(in.buf, in.pos, in.pos + length, header, 0, length)
                && !SqlScanner.continuesWord(in.buf[in.pos + length]);
    }

    private void insert() {
        scanner.keep();
        in.pos += 6;
        RowBlock read = inserts.block();
        int length = in.pos - in.mark;
        header = length > LONGEST_HEADER ? new byte[0] : Arrays.copyOfRange(in.buf, in.mark, in.pos);
        headerBlock = blocks.of(read);
        scanner.letGo();
        beginRows(headerBlock);
    }

    private void beginRows(RowBlock rows) {
        rowsSeen = true;
        block = rows;
        inValues = true;
        firstRow = true;
        rowSize = rows.columns().size();
    }

    private void copy() {
        SqlCopy copy = new SqlCopy(scanner, tokens, inserts, settings);
        block = blocks.of(copy.block());
        passFaultsBefore();
        lines = copy.parser(record);
        rowSize = block.columns().size();
    }

    private boolean nextLine(LineParser parser) {
        if (!parser.next()) {
            throw scanner.fatal("the file ends inside the data of COPY "
                    + block.table().orElseThrow() + ", without \\. (a truncated file?)");
        }
        if (parser.isEndMarker()) {
            lines = null;
            return false;
        }
        finishRow();
        return true;
    }

    /** Reads the next row of VALUES; false when the statement has ended. */
    private boolean nextRow() {
        byte c = scanner.skip();
        if (!firstRow) {
            if (c != ',') {
                inValues = false;
                ends.pass(c);
                return false;
            }
            in.pos++;
            c = scanner.skip();
        }
        firstRow = false;
        if (c != '(') {
            throw scanner.fatal("found " + scanner.shown() + " where \"(\" was expected to open a row of VALUES");
        }
        readRow();
        return true;
    }

    private void readRow() {
        passFaultsBefore();
        record.begin();
        scanner.keep();
        values.reset();
        try {
            byte c;
            do {
                in.pos++;
                values.value(literal);
                literal.addTo(record);
                c = in.buf[in.pos];
                c = c == ',' || c == ')' ? c : scanner.skip();
            } while (c == ',');
            if (c != ')') {
                throw new UnreadableLiteral(
                        "found " + scanner.shown() + " where \",\" or \")\" was expected after a value");
            }
            in.pos++;
        } catch (UnreadableLiteral e) {
            record.spoil(e.problem());
            in.pos = in.mark;
            tokens.passParentheses();
        }
        record.endAt(in.pos);
        scanner.letGo();
        finishRow();
    }

    private void finishRow() {
        record.setBlock(block);
        record.requireSize(rowSize, block.columns());
        record.requireGood();
        if (rowSize == 0 && inValues) {
            rowSize = record.size();
        }
    }

    /** Invalid text in comments and between rows does not matter. */
    private void passFaultsBefore() {
        if (in.isFaulty(in.pos)) {
            in.passFaults(in.pos);
        }
    }
}
