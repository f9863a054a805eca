package dev.plumbline.packs.sales.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;
import java.util.UUID;

/** A row of {@code sales_representatives}; the rate is in hundredths of a per cent. */
public record RepresentativeRow(UUID id, String name, String email, String region, int commissionRate)
        implements DataRow {
    @Override
    public void writeTo(DataRowWriter writer) {
        writer.text(id.toString());
        writer.text(name);
        writer.text(email);
        writer.text(region);
        writer.text(String.format(java.util.Locale.ROOT, "0.%04d", commissionRate));
    }
}
