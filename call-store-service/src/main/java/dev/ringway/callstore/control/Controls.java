package dev.ringway.callstore.control;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.control.Control.Stage;
import dev.ringway.callstore.report.CallControlled.Action;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The collection {@code callControls}: which commands there are and how far each has got. Every write is a compare-and-set
 * on {@code version}, so that of two who hold the same command one goes on. Blocks; throws the driver's exceptions.
 */
@Component
public final class Controls {

    private final MongoCollection<Document> controls;
    private final ControlSettings settings;
    private final Clock clock;

    Controls(MongoDatabase database, ControlSettings settings, Clock clock) {
        this.controls = database.getCollection("callControls");
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty where this id is taken. */
    Optional<Control> reserve(String id, Command command, Optional<String> by) {
        Instant now = now();
        Document document = new Document("_id", id)
                .append("version", 1L)
                .append("createdAt", now)
                .append("updatedAt", now)
                .append("callSid", command.callSid())
                .append("action", command.action().text())
                .append("fingerprint", command.fingerprint())
                .append("stage", text(Stage.RESERVED))
                .append("leaseUntil", now.plus(settings.takeover()))
                .append("expiresAt", now.plus(settings.kept()));
        by.ifPresent(person -> document.append("requestedBy", person));
        if (command instanceof Command.Transfer transfer) {
            document.append("to", transfer.to());
        }
        try {
            Mono.from(controls.insertOne(document)).block();
            return find(id);
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    Optional<Control> find(String id) {
        return Mono.from(controls.find(Filters.eq(id)).first())
                .map(Controls::read)
                .blockOptional();
    }

    /** Of one call, oldest first. */
    public List<Control> of(String callSid) {
        return Flux.from(controls.find(Filters.eq("callSid", callSid)).sort(Sorts.ascending("createdAt", "_id")))
                .map(Controls::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** Holds the command anew; empty where somebody else was faster. */
    Optional<Control> takeOver(Control control) {
        return change(control, Updates.set("leaseUntil", now().plus(settings.takeover())));
    }

    boolean overdue(Control control) {
        return !control.leaseUntil().isAfter(now());
    }

    /**
     * Before anything is sent that must not be sent twice. Empty where somebody else has taken the command over. Where it is
     * not known whether it was marked, it is not sent, and is forgotten: the same request may be made again.
     */
    Optional<Control> sending(Control control) {
        try {
            return change(
                    control,
                    Updates.combine(
                            Updates.set("stage", text(Stage.SENT)),
                            Updates.set("leaseUntil", now().plus(settings.takeover()))));
        } catch (MongoException unclear) {
            forgetUnsent(control, unclear);
            throw unclear;
        }
    }

    private void forgetUnsent(Control control, MongoException unclear) {
        Bson marked = Filters.and(
                Filters.eq(control.id()),
                Filters.eq("version", control.version() + 1),
                Filters.eq("stage", text(Stage.SENT)));
        try {
            Mono.from(controls.deleteOne(Filters.or(same(control), marked))).block();
        } catch (MongoException away) {
            unclear.addSuppressed(away);
        }
    }

    Optional<Control> settled(
            Control control, String result, Optional<String> callStatus, Optional<String> childCallSid) {
        return change(
                control,
                Updates.combine(
                        Updates.set("stage", text(Stage.SETTLED)),
                        Updates.set("result", result),
                        callStatus
                                .or(control::callStatus)
                                .map(status -> Updates.set("callStatus", status))
                                .orElseGet(() -> Updates.unset("callStatus")),
                        childCallSid
                                .or(control::childCallSid)
                                .map(sid -> Updates.set("childCallSid", sid))
                                .orElseGet(() -> Updates.unset("childCallSid"))));
    }

    /** Certainly nothing was done: the same request may be made again. */
    void release(Control control) {
        Mono.from(controls.deleteOne(same(control))).block();
    }

    private Optional<Control> change(Control control, Bson change) {
        return Mono.from(controls.findOneAndUpdate(
                        same(control),
                        Updates.combine(change, Updates.set("updatedAt", now()), Updates.inc("version", 1L)),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .map(Controls::read)
                .blockOptional();
    }

    private static Bson same(Control control) {
        return Filters.and(Filters.eq(control.id()), Filters.eq("version", control.version()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static Action action(Control control) {
        return Arrays.stream(Action.values())
                .filter(action -> action.text().equals(control.action()))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private static Control read(Document document) {
        return new Control(
                document.getString("_id"),
                document.getLong("version"),
                document.getString("callSid"),
                document.getString("action"),
                document.getString("fingerprint"),
                Stage.valueOf(document.getString("stage").toUpperCase(Locale.ROOT)),
                document.getDate("leaseUntil").toInstant(),
                Optional.ofNullable(document.getString("requestedBy")),
                Optional.ofNullable(document.getString("result")),
                Optional.ofNullable(document.getString("callStatus")),
                Optional.ofNullable(document.getString("to")),
                Optional.ofNullable(document.getString("childCallSid")),
                document.getDate("createdAt").toInstant(),
                document.getDate("updatedAt").toInstant());
    }
}
