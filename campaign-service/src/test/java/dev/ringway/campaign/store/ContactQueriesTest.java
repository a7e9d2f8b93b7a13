package dev.ringway.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.model.InsertManyOptions;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.contact.ContactOrder;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.contact.Near;
import dev.ringway.campaign.contact.SearchText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Every filter is served by an index: what the database reads is bounded by what it finds, not by the collection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactQueriesTest {

    private static final int CONTACTS = 6_000;
    private static final int PAGE = 20;
    /** Of rare values there are so many; some plans are tried at once. */
    private static final int MOST_KEYS = 600;

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final ContactQueries queries = new ContactQueries(store.database());

    static Stream<Arguments> filters() {
        ContactFilter all = filter(
                Optional.empty(),
                Set.of(),
                false,
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Stream.of(
                Arguments.of("all", all, CONTACTS),
                Arguments.of("words", text("rare"), CONTACTS / 100),
                Arguments.of("two words", text("rare number0"), 1),
                Arguments.of("nothing", text("("), 0),
                Arguments.of("a common tag", tags(false, "batch"), CONTACTS),
                Arguments.of("a rare tag", tags(false, "vip"), CONTACTS / 100),
                Arguments.of("any tag", tags(false, "vip", "batch"), CONTACTS),
                Arguments.of("all tags", tags(true, "vip", "batch"), CONTACTS / 100),
                Arguments.of("a group", group("north"), CONTACTS / 2),
                Arguments.of("a status", status(ContactStatus.INACTIVE), CONTACTS / 200),
                Arguments.of("a number", number("+4915110000017"), 1),
                Arguments.of("a place", near(new Near(10.0, 10.0, 30_000)), CONTACTS / 100),
                Arguments.of("a change", updatedFrom(START.plusSeconds(CONTACTS - 50)), 50));
    }

    @BeforeAll
    void fill() {
        List<Document> contacts = IntStream.range(0, CONTACTS)
                .mapToObj(ContactQueriesTest::contact)
                .toList();
        Mono.from(store.database()
                        .getCollection("contacts")
                        .insertMany(contacts, new InsertManyOptions().ordered(false)))
                .block();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void aPageReadsNoMoreThanItNeedsAndPagesTellAllOnce(String name, ContactFilter filter, int expected) {
        for (ContactOrder order : ContactOrder.values()) {
            Optional<String> middle = Optional.of(id(CONTACTS / 2).toHexString());
            for (Optional<String> after : List.of(Optional.<String>empty(), middle)) {
                Document plan = Mono.from(
                                queries.page(filter, order, after, PAGE).explain(ExplainVerbosity.EXECUTION_STATS))
                        .blockOptional()
                        .orElseThrow();
                Document stats = plan.get("executionStats", Document.class);
                assertThat(plan.toJson()).doesNotContain("COLLSCAN");
                assertThat(stats.getInteger("totalKeysExamined")).isLessThanOrEqualTo(MOST_KEYS);
                assertThat(stats.getInteger("totalDocsExamined")).isLessThanOrEqualTo(MOST_KEYS);
            }
        }
        assertThat(walked(filter, ContactOrder.NEWEST_FIRST)).hasSize(Math.min(expected, 5 * PAGE));
        assertThat(queries.count(filter, CONTACTS, Duration.ofSeconds(30))
                        .blockOptional()
                        .orElseThrow()
                        .value())
                .isEqualTo(expected);
    }

    /** The first five pages, each contact once and in order. */
    private List<String> walked(ContactFilter filter, ContactOrder order) {
        List<String> ids = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (int page = 0; page < 5; page++) {
            List<String> found = queries.list(filter, order, after, PAGE, Duration.ofSeconds(30))
                    .map(Contact::id)
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
            ids.addAll(found);
            after = found.isEmpty() ? after : Optional.of(found.getLast());
        }
        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> other.compareTo(one));
        return ids;
    }

    private static ObjectId id(int index) {
        return new ObjectId("68ef6a5d1c2b3a4d5e%06x".formatted(index));
    }

    private static Document contact(int index) {
        boolean rare = index % 100 == 0;
        Document contact = new Document("_id", id(index))
                .append("phoneNumber", "+49151%08d".formatted(10_000_000 + index))
                .append("name", (rare ? "Rare" : "Common") + " number" + index)
                .append("status", index % 200 == 0 ? "inactive" : "active")
                .append("tags", rare ? List.of("batch", "vip") : List.of("batch"))
                .append("groups", List.of(index % 2 == 0 ? "north" : "south"))
                .append("createdAt", START)
                .append("updatedAt", START.plusSeconds(index))
                .append("version", 1L);
        double degrees = rare ? 10 + index / 100_000.0 : 40 + index / 1_000.0;
        return contact.append(
                "details",
                new Document(
                        "address",
                        new Document(
                                "location",
                                new Document("type", "Point").append("coordinates", List.of(degrees, degrees)))));
    }

    private static ContactFilter text(String text) {
        return filter(
                Optional.of(SearchText.of(text)),
                Set.of(),
                false,
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ContactFilter tags(boolean every, String... tags) {
        return filter(
                Optional.empty(),
                Set.of(tags),
                every,
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ContactFilter group(String group) {
        return filter(
                Optional.empty(),
                Set.of(),
                false,
                Set.of(group),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ContactFilter status(ContactStatus status) {
        return filter(
                Optional.empty(),
                Set.of(),
                false,
                Set.of(),
                Set.of(status),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ContactFilter number(String number) {
        return filter(
                Optional.empty(),
                Set.of(),
                false,
                Set.of(),
                Set.of(),
                Optional.of(number),
                Optional.empty(),
                Optional.empty());
    }

    private static ContactFilter near(Near near) {
        return filter(
                Optional.empty(),
                Set.of(),
                false,
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.of(near),
                Optional.empty());
    }

    private static ContactFilter updatedFrom(Instant time) {
        return filter(
                Optional.empty(),
                Set.of(),
                false,
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(time));
    }

    private static ContactFilter filter(
            Optional<SearchText> text,
            Set<String> tags,
            boolean every,
            Set<String> groups,
            Set<ContactStatus> statuses,
            Optional<String> number,
            Optional<Near> near,
            Optional<Instant> updatedFrom) {
        return new ContactFilter(
                text,
                new TreeSet<>(tags),
                every,
                new TreeSet<>(groups),
                statuses,
                number,
                near,
                updatedFrom,
                Optional.empty());
    }
}
