package dev.plumbline.cli;

import dev.plumbline.cli.config.Settings;
import dev.plumbline.database.Database;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A command that was run in this process: its exit code and what it wrote. */
record Ran(int code, String out, String err) {

    static Ran command(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Plumbline.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    /** With settings of its own. */
    static Ran with(Settings settings, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Plumbline.run(settings, new PrintWriter(out), new PrintWriter(err), arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    /** What --url takes. */
    static String url(Database database) {
        String password = database.password().map(word -> ":" + word).orElse("");
        return "postgresql://" + database.user() + password + "@" + database.hosts() + "/" + database.name();
    }
}
