package dev.ringway.ingest.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContactsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-29T10:00:00Z");

    private final Contacts contacts = new Contacts();

    @Test
    void areFoundByNumberAndById() {
        contacts.put("66f0a1d2e4b0c1a2b3c4d5c2", 1, BEGIN, "+43123456789", Optional.of("Jörg 😀"));
        Contact contact = new Contact("66f0a1d2e4b0c1a2b3c4d5c2", Optional.of("Jörg 😀"));
        assertThat(contacts.byNumber("+43123456789")).contains(contact);
        assertThat(contacts.byId("66f0a1d2e4b0c1a2b3c4d5c2")).contains(contact);
        assertThat(contacts.byNumber("43123456789")).isEmpty();
        assertThat(contacts.byNumber("anonymous")).isEmpty();
        assertThat(contacts.byNumber("+999999999999999999999")).isEmpty();
        assertThat(contacts.byId("")).isEmpty();
    }

    @Test
    void anOlderVersionIsIgnored() {
        contacts.put("a", 2, BEGIN, "+43111", Optional.of("new"));
        contacts.put("a", 1, BEGIN, "+43222", Optional.of("old"));
        assertThat(contacts.byNumber("+43111").flatMap(Contact::name)).contains("new");
        assertThat(contacts.byNumber("+43222")).isEmpty();
    }

    @Test
    void aDeletedOneIsGoneAndMayComeAgain() {
        contacts.put("a", 7, BEGIN, "+43111", Optional.empty());
        contacts.remove("a");
        contacts.remove("never there");
        assertThat(contacts.byNumber("+43111")).isEmpty();
        assertThat(contacts.byId("a")).isEmpty();
        assertThat(contacts.size()).isZero();
        contacts.put("a", 1, BEGIN, "+43111", Optional.empty());
        assertThat(contacts.byId("a")).contains(new Contact("a", Optional.empty()));
    }

    @Test
    void aNumberThatMovedBelongsToItsNewHolderInWhicheverOrderThatIsTold() {
        List<Runnable> told = List.of(
                () -> contacts.put("a", 1, BEGIN, "+43111", Optional.empty()),
                () -> contacts.put("a", 2, BEGIN.plusSeconds(1), "+43222", Optional.empty()),
                () -> contacts.put("b", 1, BEGIN.plusSeconds(2), "+43111", Optional.empty()));
        for (int[] order : new int[][] {{0, 1, 2}, {0, 2, 1}, {2, 0, 1}}) {
            for (int which : order) {
                told.get(which).run();
            }
            assertThat(contacts.byNumber("+43111").map(Contact::contactId)).contains("b");
            assertThat(contacts.byNumber("+43222").map(Contact::contactId)).contains("a");
            contacts.remove("a");
            contacts.remove("b");
        }
    }

    @Test
    void theNumberOfADeletedContactBelongsToItsNewHolderInWhicheverOrderThatIsTold() {
        List<Runnable> told = List.of(
                () -> contacts.put("a", 1, BEGIN, "+43111", Optional.empty()),
                () -> contacts.remove("a"),
                () -> contacts.put("b", 1, BEGIN.plusSeconds(1), "+43111", Optional.empty()));
        for (int[] order : new int[][] {{0, 1, 2}, {0, 2, 1}, {2, 0, 1}}) {
            for (int which : order) {
                told.get(which).run();
            }
            assertThat(contacts.byNumber("+43111").map(Contact::contactId)).contains("b");
            contacts.remove("b");
            assertThat(contacts.byNumber("+43111")).isEmpty();
        }
    }

    @Test
    void whileTwoHaveANumberItIsTheOnesThatChangedLast() {
        contacts.put("b", 1, BEGIN.plusSeconds(1), "+43111", Optional.empty());
        contacts.put("a", 1, BEGIN, "+43111", Optional.empty());
        assertThat(contacts.byNumber("+43111").map(Contact::contactId)).contains("b");
        contacts.remove("b");
        assertThat(contacts.byNumber("+43111").map(Contact::contactId)).contains("a");
    }

    @Test
    void agreeWithAMapWhateverIsDoneToThem() {
        long seed = Long.getLong("ringway.seed", System.nanoTime());
        Random random = new Random(seed);
        Map<String, String> numbers = new HashMap<>();
        Map<String, NavigableMap<Integer, String>> holders = new HashMap<>();
        Map<String, Integer> steps = new HashMap<>();
        for (int step = 1; step <= 200_000; step++) {
            String id = "id-" + random.nextInt(5_000);
            String number = "+43" + (1_000 + random.nextInt(5_000));
            String before = numbers.remove(id);
            if (before != null) {
                holders.get(before).remove(steps.remove(id));
            }
            if (random.nextInt(3) == 0) {
                contacts.remove(id);
            } else {
                contacts.put(id, step, BEGIN.plusMillis(step), number, Optional.of(number));
                numbers.put(id, number);
                steps.put(id, step);
                holders.computeIfAbsent(number, any -> new TreeMap<>()).put(step, id);
            }
        }
        assertThat(contacts.size()).as("seed %s", seed).isEqualTo(numbers.size());
        for (int i = 0; i < 5_000; i++) {
            String id = "id-" + i;
            String number = "+43" + (1_000 + i);
            assertThat(contacts.byId(id).flatMap(Contact::name))
                    .as("seed %s, %s", seed, id)
                    .isEqualTo(Optional.ofNullable(numbers.get(id)));
            assertThat(contacts.byNumber(number).map(Contact::contactId))
                    .as("seed %s, %s", seed, number)
                    .isEqualTo(Optional.ofNullable(holders.get(number))
                            .map(NavigableMap::lastEntry)
                            .map(Map.Entry::getValue));
        }
    }

    @Test
    void aMillionOfThemTakeAboutAHundredMegabytes() {
        int many = Integer.getInteger("ringway.contacts", 200_000);
        long before = heapInUse();
        for (int i = 0; i < many; i++) {
            contacts.put(
                    String.format("66f0a1d2e4b0c1a2%08x", i),
                    1,
                    BEGIN,
                    "+4366" + (100_000_000 + i),
                    Optional.of("Johanna M." + i));
        }
        long each = (heapInUse() - before) / many;
        System.out.println("Bytes of heap per contact, of " + many + ": " + each);
        assertThat(contacts.size()).isEqualTo(many);
        assertThat(each).isLessThan(130);
    }

    private static long heapInUse() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
