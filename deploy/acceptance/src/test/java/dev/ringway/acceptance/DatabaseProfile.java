package dev.ringway.acceptance;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;

/** What the database itself writes down of every command on some of its collections: by which index, and how long. */
final class DatabaseProfile implements AutoCloseable {

    private static final String PROFILE = "system.profile";
    private static final long SIZE = 256L << 20;
    private static final int OFF = 0;
    private static final int SOME = 1;

    private final MongoDatabase database;
    private final List<String> names;

    DatabaseProfile(MongoDatabase database, Set<String> collections) {
        this.database = database;
        this.names = collections.stream()
                .map(collection -> database.getName() + "." + collection)
                .toList();
        begin();
    }

    /** What was written down so far. */
    void forget() {
        database.runCommand(new Document("profile", OFF));
        database.getCollection(PROFILE).drop();
        begin();
    }

    private void begin() {
        database.createCollection(
                PROFILE, new CreateCollectionOptions().capped(true).sizeInBytes(SIZE));
        database.runCommand(
                new Document("profile", SOME).append("filter", new Document("ns", new Document("$in", names))));
    }

    /**
     * Every way in which documents were looked for, with its collection, such as {@code contacts: IXSCAN { _id: 1 }}. A
     * change stream is none: it reads the oplog from a place in it on, which is a COLLSCAN by its name.
     */
    Set<String> plans() {
        Set<String> plans = new TreeSet<>();
        database.getCollection(PROFILE)
                .find(new Document("planSummary", new Document("$exists", true)))
                .forEach(command -> {
                    if (!isChangeStream(command)) {
                        plans.add(command.getString("ns")
                                        .substring(database.getName().length() + 1) + ": "
                                + command.getString("planSummary"));
                    }
                });
        return plans;
    }

    private static boolean isChangeStream(Document profiled) {
        return Stream.of("command", "originatingCommand")
                .map(name -> profiled.get(name, Document.class))
                .filter(Objects::nonNull)
                .flatMap(command -> command.getList("pipeline", Document.class, List.of()).stream())
                .anyMatch(stage -> stage.containsKey("$changeStream"));
    }

    /** The most documents that one command has looked at. */
    long mostExamined() {
        return longest("docsExamined", new Document());
    }

    /** Milliseconds of the commands that such a filter finds, sorted. */
    List<Long> millis(Document filter) {
        List<Long> millis = new ArrayList<>();
        database.getCollection(PROFILE)
                .find(filter)
                .forEach(command ->
                        millis.add(command.get("millis", Number.class).longValue()));
        millis.sort(Long::compareTo);
        return millis;
    }

    private long longest(String field, Document filter) {
        Document most = database.getCollection(PROFILE)
                .find(filter)
                .sort(new Document(field, -1))
                .first();
        return most == null ? 0 : most.get(field, Number.class).longValue();
    }

    @Override
    public void close() {
        database.runCommand(new Document("profile", OFF));
    }
}
