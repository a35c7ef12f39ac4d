package io.whereabouts.benchmarks.volumes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// PostGIS with an index in three dimensions. What stands on a pallet is found by its pallet, as ours is: moving one is
/// one write there too.
final class Postgis implements Peer {
    static final String NAME = "PostGIS";
    static final String INSTALL =
            "on Debian 12: apt install postgresql postgresql-15-postgis-3; elsewhere any PostgreSQL with PostGIS 3, its programs on the PATH";

    private static final int BATCH = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final String table;
    private final Map<Space, PreparedStatement> queries = new EnumMap<>(Space.class);

    private Postgis(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    /// @param table of its own, empty at first
    static Postgis in(Connection connection, String table) throws SQLException, NotInstalled {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'")) {
            if (!found.next()) {
                throw new NotInstalled("PostgreSQL has no PostGIS");
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS postgis");
            statement.execute("CREATE TABLE %s (id text PRIMARY KEY, position geometry(PointZ, 4326), pallet text)"
                    .formatted(table));
            statement.execute("CREATE INDEX ON %s USING gist (position gist_geometry_ops_nd) WHERE pallet IS NULL"
                    .formatted(table));
            statement.execute("CREATE INDEX ON %s (pallet)".formatted(table));
        }
        return new Postgis(connection, table);
    }

    @Override
    public String name() {
        return NAME;
    }

    String version() throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT postgis_lib_version()")) {
            found.next();
            return "%s on PostgreSQL %s"
                    .formatted(found.getString(1), connection.getMetaData().getDatabaseProductVersion());
        }
    }

    /// And looks again at how many there are: its plans follow from that.
    @Override
    public void add(List<Parcel> parcels) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO %s VALUES (?, ST_SetSRID(ST_MakePoint(?, ?, ?), 4326), ?)".formatted(table))) {
            var waiting = 0;
            for (var parcel : parcels) {
                insert.setString(1, parcel.id().canonical());
                insert.setDouble(2, parcel.seen().longitude());
                insert.setDouble(3, parcel.seen().latitude());
                insert.setDouble(4, parcel.seen().altitude());
                if (parcel.pallet().isPresent()) {
                    insert.setString(5, parcel.pallet().get().canonical());
                } else {
                    insert.setNull(5, Types.VARCHAR);
                }
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        try (var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE " + table);
        }
    }

    @Override
    public SortedSet<String> within(Space space) throws SQLException {
        var query = queries.get(space);
        if (query == null) {
            query = connection.prepareStatement(text(space));
            queries.put(space, query);
        }
        var found = new TreeSet<String>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /// Pages of 8 KB that a query looks at.
    long pages(Space space) throws SQLException, JsonProcessingException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + text(space))) {
            answer.next();
            var plan = JSON.readTree(answer.getString(1)).path(0).path("Plan");
            return plan.path("Shared Hit Blocks").asLong()
                    + plan.path("Shared Read Blocks").asLong();
        }
    }

    /// The index keeps boxes in single precision, rounded outwards, so what it finds is looked at again.
    private String text(Space space) {
        return """
                WITH RECURSIVE found AS (
                  SELECT id, position FROM %7$s
                  WHERE pallet IS NULL
                    AND position &&& ST_SetSRID(ST_MakeLine(ST_MakePoint(%1$s, %2$s, %3$s), ST_MakePoint(%4$s, %5$s, %6$s)), 4326)
                    AND ST_X(position) BETWEEN %1$s AND %4$s
                    AND ST_Y(position) BETWEEN %2$s AND %5$s
                    AND ST_Z(position) BETWEEN %3$s AND %6$s
                  UNION ALL
                  SELECT inside.id, found.position FROM found JOIN %7$s AS inside ON inside.pallet = found.id)
                SELECT id, ST_X(position), ST_Y(position), ST_Z(position) FROM found""".formatted(space.west, space.south, space.low, space.east, space.north, space.high, table);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException closed) {
            // Then it is.
        }
    }
}
