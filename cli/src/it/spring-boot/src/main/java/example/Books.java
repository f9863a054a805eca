package example;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
public class Books {
    private final JdbcTemplate sql;

    public Books(JdbcTemplate sql) {
        this.sql = sql;
    }

    public void add(String title) {
        sql.update("insert into book (title) values (?)", title);
    }

    public List<String> titles() {
        return sql.queryForList("select title from book order by id", String.class);
    }
}
