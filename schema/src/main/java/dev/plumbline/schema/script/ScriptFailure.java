package dev.plumbline.schema.script;

import java.sql.SQLException;

/** The server's refusal of a statement in a file. */
public final class ScriptFailure extends SQLException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String statement;

    ScriptFailure(String file, int line, String statement, SQLException cause) {
        super(file + ":" + line + ": " + cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
        this.file = file;
        this.line = line;
        this.statement = statement;
    }

    public String file() {
        return file;
    }

    /** Where in the file the server found the error. */
    public int line() {
        return line;
    }

    /** The statement without its comments. */
    public String statement() {
        return statement;
    }
}
