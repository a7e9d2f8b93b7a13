package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.RequestKey;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.Undialable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The dial attempts as they lie. Blocks. */
@Component
public class DialAttempts {

    private static final String ID_PREFIX = "att_";

    /** How long before it was asked for an attempt may have been written down, and some more. */
    private static final Duration LONGEST_RESERVED = Duration.ofMinutes(2);

    private final MongoCollection<Document> attempts;

    public DialAttempts(MongoDatabase database) {
        this.attempts = database.getCollection("dialAttempts");
    }

    public Optional<DialAttempt> find(String id) {
        return Mono.from(attempts.find(eq(id))).map(DialAttemptDocument::read).blockOptional();
    }

    /** Those at which somebody has to look by now, the longest due first. */
    public List<DialAttempt> due(Set<AttemptState> states, Instant now, int limit) {
        return read(attempts.find(and(
                        eq("live", true),
                        lte("nextLook", now),
                        in("state", states.stream().map(AttemptState::text).toList())))
                .sort(Sorts.ascending("nextLook"))
                .limit(limit));
    }

    /** Those in a state after their end, that were over by then and still reserve money. */
    public List<DialAttempt> holdingMoney(AttemptState over, Instant until, int limit) {
        return read(attempts.find(and(eq("state", over.text()), gt("reserved", 0), lte("endedAt", until)))
                .sort(Sorts.ascending("endedAt"))
                .limit(limit));
    }

    /** Those whose calls are to be ended by now, the longest due first; what has no call yet waits for it. */
    public List<DialAttempt> toHangUp(Instant now, int limit) {
        return read(attempts.find(and(lte("hangUpAt", now), exists("callSid")))
                .sort(Sorts.ascending("hangUpAt"))
                .limit(limit));
    }

    /** Those of a campaign that are not over. */
    public List<DialAttempt> live(String campaignId) {
        return read(attempts.find(and(eq("campaignId", new ObjectId(campaignId)), eq("live", true))));
    }

    /** How many of a campaign are not over. */
    public long liveCount(String campaignId) {
        return Mono.from(attempts.countDocuments(and(eq("campaignId", new ObjectId(campaignId)), eq("live", true))))
                .blockOptional()
                .orElseThrow();
    }

    /** How many of an account are not over. */
    public long liveCountOfAccount(String accountSid) {
        return Mono.from(attempts.countDocuments(and(eq("accountSid", accountSid), eq("live", true))))
                .blockOptional()
                .orElseThrow();
    }

    /** How many of a campaign were asked for since then. An id tells when its attempt was written down, in seconds. */
    public long requestedSince(String campaignId, Instant since) {
        ObjectId from =
                new ObjectId(Math.toIntExact(since.minus(LONGEST_RESERVED).getEpochSecond()), 0);
        return Mono.from(attempts.countDocuments(and(
                        eq("campaignId", new ObjectId(campaignId)),
                        gte("_id", ID_PREFIX + from.toHexString()),
                        gte("requestedAt", since))))
                .blockOptional()
                .orElseThrow();
    }

    /** Whether one of a campaign was over since then. */
    public boolean haveEnded(String campaignId, Instant since) {
        return first(attempts.find(ended(campaignId, since)).sort(Sorts.descending("endedAt")))
                .isPresent();
    }

    /** The calls of a campaign that were over since then, the newest first; what never became a call is none. */
    public List<DialAttempt> endedCalls(String campaignId, Instant since, int limit) {
        return read(attempts.find(and(ended(campaignId, since), exists("callSid")))
                .sort(Sorts.descending("endedAt"))
                .limit(limit));
    }

    /** Those of a campaign that were over since then and came to one of these, the newest first. */
    public List<DialAttempt> ended(String campaignId, Instant since, Set<AttemptOutcome> outcomes, int limit) {
        return read(attempts.find(and(
                        ended(campaignId, since),
                        in(
                                "outcome",
                                outcomes.stream().map(AttemptOutcome::text).toList())))
                .sort(Sorts.descending("endedAt"))
                .limit(limit));
    }

    /** How many of a campaign were over after a time and until another, by what they came to. Reads an index only. */
    public Map<AttemptOutcome, Long> outcomes(String campaignId, Instant after, Instant until) {
        return Flux.from(attempts.aggregate(List.of(
                        Aggregates.match(and(ended(campaignId, after), lte("endedAt", until))),
                        Aggregates.group("$outcome", Accumulators.sum("calls", 1L)))))
                .flatMap(group -> Mono.justOrEmpty(
                                Optional.ofNullable(group.getString("_id")).flatMap(AttemptOutcome::of))
                        .map(how -> Map.entry(how, group.getLong("calls"))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .blockOptional()
                .orElseThrow();
    }

    private static Bson ended(String campaignId, Instant since) {
        return and(eq("campaignId", new ObjectId(campaignId)), gt("endedAt", since));
    }

    /**
     * The last calls from a caller id that are over. What never became a call says nothing of it, nor does a call that was ended
     * before anybody could answer, as those of a campaign that is stopped are.
     */
    public List<DialAttempt> lastFrom(String callerId, int limit) {
        return read(attempts.find(and(
                        eq("from", callerId),
                        exists("callSid"),
                        exists("endedAt"),
                        ne("outcome", AttemptOutcome.CANCELED.text())))
                .sort(Sorts.descending("endedAt"))
                .limit(limit));
    }

    /** Which of these calls are known to be some attempt's. */
    public Set<String> claimed(Collection<String> callSids) {
        return Flux.from(attempts.find(in("callSid", callSids)).projection(Projections.include("callSid")))
                .map(attempt -> attempt.getString("callSid"))
                .collect(Collectors.toSet())
                .blockOptional()
                .orElseThrow();
    }

    /** What calls have shown of those of these numbers by which no telephone can be called. */
    Map<String, Undialable> undialable(Collection<String> numbers) {
        return undialable(attempts.find(isUndialable(numbers)));
    }

    /** The same of one number. */
    Optional<Undialable> undialable(ClientSession session, String number) {
        return Optional.ofNullable(undialable(attempts.find(session, isUndialable(List.of(number))))
                .get(number));
    }

    private static Bson isUndialable(Collection<String> numbers) {
        return and(in("to", numbers), eq("outcome", AttemptOutcome.UNDIALABLE.text()));
    }

    /** Where the provider itself refused the number it made no call. */
    private static Map<String, Undialable> undialable(FindPublisher<Document> found) {
        return Flux.from(found.projection(Projections.include("to", "callSid", "endedAt", "updatedAt")))
                .collect(Collectors.toMap(
                        attempt -> attempt.getString("to"),
                        attempt -> new Undialable(
                                Fields.time(attempt, "endedAt")
                                        .or(() -> Fields.time(attempt, "updatedAt"))
                                        .orElseThrow(),
                                !attempt.containsKey("callSid")),
                        Undialable::and))
                .blockOptional()
                .orElseThrow();
    }

    Optional<DialAttempt> find(ClientSession session, String id) {
        return Mono.from(attempts.find(session, eq(id)))
                .map(DialAttemptDocument::read)
                .blockOptional();
    }

    /** What came of a request before, for who has not begun anything yet. */
    public Optional<DialAttempt> asked(RequestKey request) {
        return Mono.from(attempts.find(eq("request.key", request.key())))
                .map(DialAttemptDocument::read)
                .blockOptional();
    }

    /** What came of a request before. */
    Optional<DialAttempt> asked(ClientSession session, RequestKey request) {
        return Mono.from(attempts.find(session, eq("request.key", request.key())))
                .map(DialAttemptDocument::read)
                .blockOptional();
    }

    /** The calls to a number since then, by whomever, the newest first. */
    List<DialAttempt> callsTo(ClientSession session, String number, Instant since) {
        return read(attempts.find(session, and(eq("to", number), eq("counts", true), gte("createdAt", since)))
                .sort(Sorts.descending("createdAt")));
    }

    /** The same of several numbers, in no order. */
    List<DialAttempt> callsTo(ClientSession session, Collection<String> numbers, Instant since) {
        return read(attempts.find(session, and(in("to", numbers), eq("counts", true), gte("createdAt", since))));
    }

    /** Those of these numbers to which an attempt is not over. */
    Set<String> inCall(ClientSession session, Collection<String> numbers) {
        return Flux.from(attempts.find(session, and(in("to", numbers), eq("live", true)))
                        .projection(Projections.include("to")))
                .map(attempt -> attempt.getString("to"))
                .collect(Collectors.toSet())
                .blockOptional()
                .orElseThrow();
    }

    /** Those of these numbers that a campaign has called, or is about to. Walks the index of numbers. */
    Set<String> calledBy(ClientSession session, String campaignId, Collection<String> numbers) {
        return Flux.from(attempts.find(
                                session,
                                and(in("to", numbers), eq("counts", true), eq("campaignId", new ObjectId(campaignId))))
                        .projection(Projections.include("to")))
                .map(attempt -> attempt.getString("to"))
                .collect(Collectors.toSet())
                .blockOptional()
                .orElseThrow();
    }

    /**
     * Whether a campaign has called a number as another contact's. What is not over does not count: it may come to nothing, and
     * until then nobody else is called there.
     */
    boolean isCalledAsAnother(ClientSession session, String campaignId, String contactId, String number) {
        return first(attempts.find(
                        session, and(calledBy(campaignId, List.of(number)), ne("contactId", new ObjectId(contactId)))))
                .isPresent();
    }

    /** As whose a campaign has called these numbers, and it is over; others are not told. Walks the index of numbers. */
    Map<String, Set<String>> calledAs(String campaignId, Collection<String> numbers) {
        return Flux.from(attempts.find(and(calledBy(campaignId, numbers), exists("contactId")))
                        .projection(Projections.include("to", "contactId")))
                .collect(Collectors.groupingBy(
                        attempt -> attempt.getString("to"),
                        Collectors.mapping(
                                attempt -> attempt.getObjectId("contactId").toHexString(), Collectors.toSet())))
                .blockOptional()
                .orElseThrow();
    }

    private static Bson calledBy(String campaignId, Collection<String> numbers) {
        return and(
                in("to", numbers), eq("counts", true), eq("live", false), eq("campaignId", new ObjectId(campaignId)));
    }

    /** The last call to a number. */
    Optional<DialAttempt> lastTo(ClientSession session, String number) {
        return first(attempts.find(session, and(eq("to", number), eq("counts", true)))
                .sort(Sorts.descending("createdAt")));
    }

    /** Those to a number that are not over; there is one at most, but for a defect. */
    List<DialAttempt> liveTo(ClientSession session, String number) {
        return read(attempts.find(session, and(eq("to", number), eq("live", true))));
    }

    /** All of a contact in a campaign, the newest first. Of those from before there was a sequence their ids have to tell. */
    List<DialAttempt> of(ClientSession session, String campaignId, String contactId) {
        Comparator<DialAttempt> inOrder = Comparator.comparingLong(
                        (DialAttempt attempt) -> attempt.purpose().sequence())
                .thenComparing(DialAttempt::id);
        return read(attempts.find(
                        session,
                        and(eq("campaignId", new ObjectId(campaignId)), eq("contactId", new ObjectId(contactId)))))
                .stream()
                .sorted(inOrder.reversed())
                .toList();
    }

    /** Greater than that of each attempt of a contact in a campaign so far, also from before it was taken out and in again. */
    long nextSequence(ClientSession session, CampaignContact member) {
        return of(session, member.campaignId(), member.contactId()).stream()
                .mapToLong(attempt -> attempt.purpose().sequence() + 1)
                .reduce(member.version(), Math::max);
    }

    long liveOf(ClientSession session, String field, Object value) {
        return count(session, and(eq(field, value), eq("live", true)));
    }

    /**
     * How many calls were asked for from each of these numbers since then, and how many wait for their turn; one without is not
     * told. Of those that were asked for it reads an index only.
     */
    Map<String, Long> from(ClientSession session, Collection<String> callerIds, Instant since) {
        Map<String, Long> calls = new HashMap<>(
                countedFrom(session, and(in("from", callerIds), eq("counts", true), gte("requestedAt", since))));
        countedFrom(session, and(in("from", callerIds), eq("live", true), exists("requestedAt", false)))
                .forEach((callerId, waiting) -> calls.merge(callerId, waiting, Long::sum));
        return calls;
    }

    private Map<String, Long> countedFrom(ClientSession session, Bson which) {
        return Flux.from(attempts.aggregate(
                        session,
                        List.of(Aggregates.match(which), Aggregates.group("$from", Accumulators.sum("calls", 1L)))))
                .collectMap(group -> group.getString("_id"), group -> group.getLong("calls"))
                .blockOptional()
                .orElseThrow();
    }

    void insert(ClientSession session, DialAttempt attempt) {
        Mono.from(attempts.insertOne(session, DialAttemptDocument.write(attempt)))
                .block();
    }

    /** Whether it was in the version before. */
    boolean replace(ClientSession session, DialAttempt next) {
        return Mono.from(attempts.replaceOne(
                                session,
                                and(eq(next.id()), eq("version", next.version() - 1)),
                                DialAttemptDocument.write(next)))
                        .blockOptional()
                        .orElseThrow()
                        .getMatchedCount()
                == 1;
    }

    private long count(ClientSession session, Bson filter) {
        return Mono.from(attempts.countDocuments(session, filter))
                .blockOptional()
                .orElseThrow();
    }

    private static Optional<DialAttempt> first(FindPublisher<Document> found) {
        return Mono.from(found.limit(1)).map(DialAttemptDocument::read).blockOptional();
    }

    private static List<DialAttempt> read(FindPublisher<Document> found) {
        return Flux.from(found)
                .map(DialAttemptDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
