package dev.plumbline.operate.undo.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RowNumbersTest {

    @Test
    void gapsAreExactlyWhatIsNotThere() throws SQLException {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int upTo = 1 + random.nextInt(60);
            var there = new TreeSet<Long>();
            for (int i = random.nextInt(60); i > 0; i--) {
                there.add(1L + random.nextInt(upTo));
            }
            var numbers = new RowNumbers();
            there.forEach(numbers::add);
            var missing = new ArrayList<Long>();
            int batch = 1 + random.nextInt(4);
            numbers.gaps(upTo, batch, (first, last) -> {
                assertThat(first.length).isBetween(1, batch);
                for (int i = 0; i < first.length; i++) {
                    for (long n = first[i]; n <= last[i]; n++) {
                        missing.add(n);
                    }
                }
            });
            var all = new TreeSet<>(missing);
            all.addAll(there);
            assertThat(missing).doesNotHaveDuplicates().noneMatch(there::contains);
            assertThat(all).hasSize(upTo);
            assertThat(numbers.count()).isEqualTo(there.size());
        }
    }

    @Test
    void holdsNumbersBeyondAnInt() throws SQLException {
        var numbers = new RowNumbers();
        numbers.add(5_000_000_000L);
        numbers.add(5_000_000_001L);
        var gaps = new ArrayList<List<Long>>();
        numbers.gaps(5_000_000_002L, 10, (first, last) -> {
            gaps.add(List.of(first));
            gaps.add(List.of(last));
        });
        assertThat(gaps).containsExactly(List.of(1L, 5_000_000_002L), List.of(4_999_999_999L, 5_000_000_002L));
        assertThatThrownBy(() -> numbers.add(3)).isInstanceOf(IllegalArgumentException.class);
    }
}
