package dev.plumbline.database.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.database.PlumblineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where psql is at hand: the same text leads both to the same hosts and ports, or is refused by both. */
class AddressLikePsqlTest {
    private static final Pattern TRIED = Pattern.compile("server at \"([^\"]*)\"(?: \\([^)]*\\))?, port (\\d+)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:p@127.0.0.1:9/d",
                "postgresql://u:a?b@127.0.0.1:9/d",
                "postgresql://u:p@127.0.0.1:9,127.0.0.2:10/d",
                "postgresql://u@127.0.0.1:9?connect_timeout=2",
                "postgresql://127.0.0.1:9/d?user=u&sslmode=disable",
                "postgresql:///d?host=127.0.0.1&port=9",
                "postgresql://u@127.0.0.1:9/d?port=10",
                "postgresql://u@127.0.0.1/d?port=9&port=10",
                "postgresql://u@127.0.0.1:9/d?nonsense=1",
                "postgresql://u@127.0.0.1:9/d?user",
                "postgresql://u@127.0.0.1:9/d?=x",
                "postgresql://u@127.0.0.1:9/d%2",
                "postgresql://u@127.0.0.1:9/d%00",
                "postgresql://u@127.0.0.1:x/d",
                "postgresql://u@127.0.0.1:9/d?target_session_attrs=fast",
                "postgresql://u@127.0.0.1:9/d?sslmode=maybe",
                "postgresql://[127.0.0.1/d",
                "postgresql://[]:9/d",
                "postgresql://[127.0.0.1]x/d",
                "host=127.0.0.1 port=9 user=u",
                " host = 127.0.0.1\tport = '9'\nuser=u ",
                "host=127.0.0.1,127.0.0.2 port=9,10 user=u",
                "host=127.0.0.1,127.0.0.2 port=9 user=u",
                "host=127.0.0.1,127.0.0.2,127.0.0.3 port=9,10 user=u",
                "host=127.0.0.1 port=9 user='u",
                "host=127.0.0.1 port",
                "host=127.0.0.1 port=9 nonsense=1",
                "hostaddr=127.0.0.1 host=nowhere port=9 user=u",
                "host=127.0.0.1 port=99999 user=u",
                "host=127.0.0.1 port=9 user=u password=a\\ b",
            })
    void bothGoToTheSameHostsOrRefuse(String given) throws IOException, InterruptedException {
        List<String> psql = psql(given);
        List<String> ours = new ArrayList<>();
        try {
            ours.addAll(
                    List.of(Address.parse(given, Map.of()).database().hosts().split(",")));
        } catch (PlumblineException e) {
            assertThat(psql).as("psql goes on where we say: %s", e.getMessage()).isEmpty();
        }
        assertThat(ours).isEqualTo(psql);
    }

    private static List<String> psql(String address) throws IOException, InterruptedException {
        Process process;
        try {
            var builder = new ProcessBuilder("psql", "-w", "-d", address, "-c", "select 1").redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            process = builder.start();
        } catch (IOException e) {
            assumeThat("true".equals(System.getenv("CI")) ? null : e)
                    .as("psql is not on the path")
                    .isNull();
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return TRIED.matcher(said)
                .results()
                .map(match -> match.group(1) + ":" + match.group(2))
                .toList();
    }
}
