package dev.ringway.starter.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Slow and failed commands by operation, collection, code and duration; never a value out of a document. */
final class CommandLog implements CommandListener {

    private static final Logger log = LoggerFactory.getLogger(CommandLog.class);
    private static final int DUPLICATE_KEY = 11000;

    /** Another transaction was faster, and the one that lost is gone: it begins anew, and fails aloud if that does not help. */
    private static final Set<Integer> EXPECTED = Set.of(112, 251);

    private final Duration slowThreshold;
    private final Map<Integer, Sent> underWay = new ConcurrentHashMap<>();

    /** @param awaiting the server is asked to hold its answer back until there is something to tell */
    private record Sent(String collection, boolean awaiting) {}

    CommandLog(Duration slowThreshold) {
        this.slowThreshold = slowThreshold;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        BsonDocument command = event.getCommand();
        boolean getMore = event.getCommandName().equals("getMore");
        BsonValue target = command.get(getMore ? "collection" : event.getCommandName());
        String collection =
                target != null && target.isString() ? target.asString().getValue() : "";
        underWay.put(event.getRequestId(), new Sent(collection, getMore && command.containsKey("maxTimeMS")));
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        Sent sent = finished(event.getRequestId());
        long took = event.getElapsedTime(TimeUnit.MILLISECONDS);
        writeErrors(event.getResponse()).forEach((code, count) -> {
            if (code != DUPLICATE_KEY) {
                failed(event.getCommandName(), sent, code, took, count + " writes refused");
            }
        });
        if (took >= slowThreshold.toMillis() && !sent.awaiting()) {
            log.atWarn()
                    .addKeyValue("operation", event.getCommandName())
                    .addKeyValue("collection", sent.collection())
                    .addKeyValue("durationMs", took)
                    .log(
                            "slow MongoDB operation: {} on {} took {} ms",
                            event.getCommandName(),
                            sent.collection(),
                            took);
        }
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        Sent sent = finished(event.getRequestId());
        int code = event.getThrowable() instanceof MongoCommandException refused ? refused.getErrorCode() : -1;
        failed(
                event.getCommandName(),
                sent,
                code,
                event.getElapsedTime(TimeUnit.MILLISECONDS),
                event.getThrowable().getClass().getSimpleName());
    }

    private Sent finished(int requestId) {
        Sent sent = underWay.remove(requestId);
        return sent == null ? new Sent("", false) : sent;
    }

    private static void failed(String operation, Sent sent, int code, long took, String what) {
        log.atLevel(EXPECTED.contains(code) ? Level.DEBUG : Level.WARN)
                .addKeyValue("operation", operation)
                .addKeyValue("collection", sent.collection())
                .addKeyValue("code", code)
                .addKeyValue("durationMs", took)
                .log(
                        "failed MongoDB operation: {} on {}: {}, code {}, after {} ms",
                        operation,
                        sent.collection(),
                        what,
                        code,
                        took);
    }

    /** A duplicate key is how a repeated delivery shows, so it is told apart here and not an error. */
    private static Map<Integer, Integer> writeErrors(BsonDocument response) {
        Map<Integer, Integer> counts = new TreeMap<>();
        if (response.containsKey("writeErrors")) {
            response.getArray("writeErrors")
                    .forEach(error ->
                            counts.merge(error.asDocument().getNumber("code").intValue(), 1, Integer::sum));
        }
        if (response.containsKey("writeConcernError")) {
            counts.put(
                    response.getDocument("writeConcernError").getNumber("code").intValue(), 1);
        }
        return counts;
    }
}
