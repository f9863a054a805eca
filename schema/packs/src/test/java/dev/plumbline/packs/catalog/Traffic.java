package dev.plumbline.packs.catalog;

import dev.plumbline.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A shop in use: two writers and two readers of products, in small transactions, until it is closed. None of them waits for a
 * lock longer than it is allowed to: the server ends the statement of one that would, and that is a failure.
 */
final class Traffic implements AutoCloseable {
    private static final String OLD = "insert into products (shop, external_id, name, category, price)"
            + " values ('freshline', 'live-%1$d', 'Pear %1$d', 'Fruit', 1.%2$d)";
    private static final String NEW = "insert into products (shop, external_id, name, category, price, hash)"
            + " values ('freshline', 'live-%1$d', 'Pear %1$d', 'Fruit', 1.%2$d,"
            + " product_hash('Pear %1$d', null, 'Fruit', null, 1.%2$d, null, true, null))";
    private static final String CHANGE = "update products set price = price + 0.01 %2$s where shop = 'freshline'"
            + " and external_id = (select external_id from products where shop = 'freshline' order by external_id offset %1$d limit 1)";
    private static final String REHASH =
            ", hash = product_hash(name, brand, category, description, price + 0.01, original_price, available, stock)";
    private static final List<String> READS = List.of(
            "select name, price from products where shop = 'freshline' and external_id = 'live-%1$d'",
            "select count(*), min(price) from products where shop = 'freshline' and category = 'Fruit'");

    private final Database database;
    private final int longestWait;
    private final List<Thread> threads;
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Set<Integer> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private volatile boolean knowsHash;
    private volatile boolean stopped;

    /** @param longestWait milliseconds */
    Traffic(Database database, int longestWait) {
        this.database = database;
        this.longestWait = longestWait;
        this.threads = List.of(
                new Thread(() -> session(0, this::write)),
                new Thread(() -> session(1, this::write)),
                new Thread(() -> session(0, this::read)),
                new Thread(() -> session(1, this::read)));
        threads.forEach(Thread::start);
    }

    private interface Work {
        void once(Statement statement, int number) throws SQLException;
    }

    private void session(int first, Work work) {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = " + longestWait);
            try (var pid = statement.executeQuery("select pg_backend_pid()")) {
                pid.next();
                sessions.add(pid.getInt(1));
            }
            for (int number = first; !stopped; number += 2) {
                work.once(statement, number);
                Thread.sleep(3);
            }
        } catch (SQLException | InterruptedException e) {
            failures.add(e);
        }
    }

    private void write(Statement statement, int number) throws SQLException {
        boolean hash = knowsHash;
        statement.execute(
                number % 10 < 2
                        ? String.format(hash ? NEW : OLD, number, number % 90)
                        : String.format(CHANGE, number % 40, hash ? REHASH : ""));
        writes.incrementAndGet();
    }

    private void read(Statement statement, int number) throws SQLException {
        statement
                .executeQuery(String.format(READS.get(number % READS.size()), number))
                .close();
        reads.incrementAndGet();
    }

    /** From now on, or until told otherwise, the writers bring the hash. */
    void knowingHash(boolean known) throws InterruptedException {
        knowsHash = known;
        goOn();
    }

    /** Every session has done something more since this was called. */
    void goOn() throws InterruptedException {
        long written = writes.get();
        long read = reads.get();
        while (failures.isEmpty() && (writes.get() < written + 8 || reads.get() < read + 8)) {
            Thread.sleep(5);
        }
    }

    boolean isOf(int pid) {
        return sessions.contains(pid);
    }

    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
