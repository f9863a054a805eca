package dev.plumbline.loader.copy.encode;

import dev.plumbline.loader.report.Fault;
import java.util.List;

/** A row that cannot be loaded; one is thrown per bad row, so without a stack trace. */
public final class UnloadableValue extends Exception {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<Fault> faults;

    UnloadableValue(String column, String sqlState, String reason) {
        this(List.of(new Fault(column, "", sqlState, reason)));
    }

    UnloadableValue(List<Fault> faults) {
        super(faults.get(0).reason(), null, false, false);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
