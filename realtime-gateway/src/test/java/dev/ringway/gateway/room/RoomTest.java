package dev.ringway.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.gateway.connection.CloseReason;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.Frame;
import dev.ringway.gateway.live.Cursor;
import dev.ringway.gateway.live.Delta;
import dev.ringway.gateway.live.RoomName;
import dev.ringway.gateway.live.RoomView;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final RoomSettings SETTINGS =
            new RoomSettings(Duration.ofSeconds(1), Duration.ofSeconds(5), 100, Duration.ofSeconds(30), 3);
    private static final Instant DEADLINE = Instant.EPOCH.plusSeconds(5);

    private final Queue<Read> reads = new ArrayDeque<>();
    private Instant now = Instant.EPOCH;
    private final Room room = new Room(
            RoomName.CALLS, (_, since, done, failed) -> reads.add(new Read(since, done, failed)), SETTINGS, () -> now);

    @Test
    void an_announcement_that_got_lost_is_read_from_the_stream() {
        Someone client = entered("e", 1);
        room.announced(delta("e", 1, 2));
        room.announced(delta("e", 3, 4));
        assertThat(client.steps()).containsExactly("1-2");
        Read catchingUp = reads.remove();
        assertThat(catchingUp.since()).contains(new Cursor("e", "2-0"));
        room.announced(delta("e", 4, 5));
        catchingUp.done().accept(missed("e", delta("e", 2, 3), delta("e", 3, 4)));
        assertThat(client.steps()).containsExactly("1-2", "2-3", "3-4", "4-5");
    }

    @Test
    void what_was_told_already_is_not_told_again() {
        Someone client = entered("e", 3);
        room.announced(delta("e", 1, 2));
        room.announced(delta("e", 2, 3));
        room.announced(delta("e", 3, 4));
        room.announced(delta("e", 3, 4));
        assertThat(client.steps()).containsExactly("3-4");
        assertThat(reads).isEmpty();
    }

    @Test
    void what_happens_while_a_client_enters_is_told_after_its_snapshot() {
        Someone first = entered("e", 1);
        Someone second = new Someone("second");
        room.enter(second.entrant());
        Read view = reads.remove();
        room.announced(delta("e", 1, 2));
        room.announced(delta("e", 2, 3));
        view.done().accept(snapshot("e", 2));
        assertThat(first.steps()).containsExactly("1-2", "2-3");
        assertThat(second.steps()).containsExactly("2-3");
        assertThat(second.answers.getFirst()).contains("\"cursor\":\"e:2-0\"");
    }

    @Test
    void a_client_whose_view_is_ahead_of_the_announcements_hears_nothing_twice() {
        entered("e", 1);
        Someone second = new Someone("second");
        room.enter(second.entrant());
        reads.remove().done().accept(snapshot("e", 3));
        room.announced(delta("e", 1, 2));
        room.announced(delta("e", 2, 3));
        room.announced(delta("e", 3, 4));
        assertThat(second.steps()).containsExactly("3-4");
    }

    @Test
    void a_new_epoch_gives_everyone_the_room_anew() {
        Someone client = entered("e", 5);
        room.announced(delta("f", 0, 1));
        reads.remove().done().accept(snapshot("f", 1));
        room.announced(delta("f", 1, 2));
        assertThat(client.frames.getFirst()).startsWith("42[\"snapshot\"").contains("\"cursor\":\"f:1-0\"");
        assertThat(client.steps()).containsExactly("1-2");
    }

    @Test
    void a_client_that_enters_while_a_new_epoch_begins_sees_only_the_new_one() {
        entered("e", 5);
        Someone second = new Someone("second");
        room.enter(second.entrant());
        reads.remove().done().accept(snapshot("f", 1));
        Read ofTheRoom = reads.remove();
        Read ofTheClient = reads.remove();
        ofTheRoom.done().accept(snapshot("f", 2));
        ofTheClient.done().accept(snapshot("f", 1));
        reads.remove().done().accept(snapshot("f", 2));
        room.announced(delta("f", 2, 3));
        assertThat(second.answers).hasSize(1);
        assertThat(second.answers.getFirst()).contains("\"cursor\":\"f:2-0\"");
        assertThat(second.steps()).containsExactly("2-3");
    }

    @Test
    void a_read_that_fails_is_made_again_at_the_next_check() {
        Someone client = entered("e", 1);
        room.announced(delta("e", 2, 3));
        reads.remove().failed().run();
        room.catchUp();
        reads.remove().done().accept(missed("e", delta("e", 1, 2), delta("e", 2, 3)));
        assertThat(client.steps()).containsExactly("1-2", "2-3");
    }

    @Test
    void who_waits_too_long_is_told_so() {
        Someone client = new Someone("late");
        client.client.rooms().add(RoomName.CALLS);
        room.enter(client.entrant());
        now = DEADLINE.plusSeconds(1);
        room.check();
        assertThat(client.answers.getFirst()).contains("unavailable");
        assertThat(room.isEmpty()).isTrue();
        assertThat(client.client.rooms()).isEmpty();
    }

    @Test
    void a_step_is_encoded_once_for_all_who_see_the_same() {
        Someone first = entered("e", 1);
        Someone second = new Someone("second");
        room.enter(second.entrant());
        reads.remove().done().accept(snapshot("e", 1));
        room.announced(about("a", 1, 2));
        assertThat(first.sent).hasSize(1);
        assertThat(second.sent.getFirst()).isSameAs(first.sent.getFirst());
    }

    @Test
    void a_slow_client_is_told_the_newest_of_each_call_without_a_gap() {
        Someone slow = entered("e", 1);
        slow.room = 1;
        room.announced(about("a", 1, 2));
        room.announced(about("a", 2, 3));
        room.announced(about("b", 3, 4));
        room.announced(about("a", 4, 5));
        room.announced(about("c", 5, 6));
        room.announced(about("b", 6, 7));
        assertThat(slow.steps()).containsExactly("a1-2");
        slow.room = 2;
        room.check();
        assertThat(slow.chain()).containsExactly("1-2", "2-5", "5-6");
        room.announced(about("c", 7, 8));
        slow.room = 10;
        room.check();
        room.announced(about("a", 8, 9));
        assertThat(slow.steps()).containsExactly("a1-2", "a4-5", "c5-6", "b6-7", "c7-8", "a8-9");
        assertThat(slow.chain()).containsExactly("1-2", "2-5", "5-6", "6-7", "7-8", "8-9");
    }

    @Test
    void who_stays_slow_is_closed_and_nobody_else_notices() {
        Someone slow = entered("e", 1);
        Someone other = new Someone("other");
        room.enter(other.entrant());
        reads.remove().done().accept(snapshot("e", 1));
        slow.room = 0;
        room.announced(about("a", 1, 2));
        now = Instant.EPOCH.plusSeconds(30);
        room.announced(about("a", 2, 3));
        room.check();
        assertThat(slow.frames).isEmpty();
        now = Instant.EPOCH.plusSeconds(31);
        room.check();
        room.announced(about("a", 3, 4));
        assertThat(slow.frames).containsExactly("slow_client");
        assertThat(other.steps()).containsExactly("a1-2", "a2-3", "a3-4");
    }

    @Test
    void who_was_slow_for_a_while_stays() {
        Someone slow = entered("e", 1);
        slow.room = 0;
        room.announced(about("a", 1, 2));
        slow.room = 10;
        room.check();
        now = Instant.EPOCH.plusSeconds(60);
        slow.room = 0;
        room.announced(about("a", 2, 3));
        room.check();
        slow.room = 10;
        room.check();
        assertThat(slow.steps()).containsExactly("a1-2", "a2-3");
        assertThat(slow.frames).hasSize(2);
    }

    @Test
    void a_client_for_which_too_much_waits_is_closed() {
        Someone slow = entered("e", 1);
        slow.room = 0;
        for (int step = 1; step <= 4; step++) {
            room.announced(about("call" + step, step, step + 1));
        }
        room.check();
        assertThat(slow.frames).containsExactly("slow_client");
    }

    @Test
    void steps_that_do_not_say_what_they_are_about_are_all_told() {
        Someone slow = entered("e", 1);
        slow.room = 0;
        room.announced(delta("e", 1, 2));
        room.announced(delta("e", 2, 3));
        slow.room = 10;
        room.check();
        assertThat(slow.steps()).containsExactly("1-2", "2-3");
    }

    @Test
    void a_client_whose_roles_changed_is_told_the_room_anew_once_it_can_be_read() {
        Someone client = entered("e", 1);
        room.showAnew(client.client);
        room.announced(delta("e", 1, 2));
        reads.remove().failed().run();
        now = DEADLINE.plusSeconds(60);
        room.check();
        Read second = reads.remove();
        room.announced(delta("e", 2, 3));
        assertThat(client.frames).isEmpty();
        second.done().accept(snapshot("e", 2));
        assertThat(client.frames.getFirst()).startsWith("42[\"snapshot\"").contains("\"cursor\":\"e:2-0\"");
        assertThat(client.steps()).containsExactly("2-3");
        assertThat(client.answers).hasSize(1);
    }

    private Someone entered(String epoch, int at) {
        Someone client = new Someone("first");
        room.enter(client.entrant());
        room.opened();
        reads.remove().done().accept(snapshot(epoch, at));
        return client;
    }

    private static Delta delta(String epoch, int from, int to) {
        return new Delta(epoch, from + "-0", to + "-0", "call.changed", "{\"step\":\"" + from + "-" + to + "\"}");
    }

    private static Delta about(String sid, int from, int to) {
        String data = "{\"sid\":\"" + sid + "\",\"step\":\"" + sid + from + "-" + to + "\"}";
        return new Delta("e", from + "-0", to + "-0", "call.changed", data);
    }

    private static RoomView snapshot(String epoch, int at) {
        return new RoomView.Snapshot(new Cursor(epoch, at + "-0"), List.of());
    }

    private static RoomView missed(String epoch, Delta... deltas) {
        return new RoomView.Missed(new Cursor(epoch, deltas[deltas.length - 1].to()), List.of(deltas));
    }

    private record Read(Optional<Cursor> since, Consumer<RoomView> done, Runnable failed) {}

    private static final class Someone implements Connection {

        private final String id;
        private final Client client;
        private final List<String> frames = new ArrayList<>();
        private final List<Frame> sent = new ArrayList<>();
        private final List<String> answers = new ArrayList<>();

        /** How many more frames it takes before it is behind. */
        private int room = Integer.MAX_VALUE;

        Someone(String id) {
            this.id = id;
            this.client = new Client(this);
        }

        Entrant entrant() {
            return new Entrant(client, Optional.empty(), new Welcome.Answer(answers::add), DEADLINE);
        }

        List<String> steps() {
            return frames.stream()
                    .filter(frame -> frame.startsWith("42[\"change\""))
                    .map(frame -> frame.replaceAll(".*\"step\":\"([^\"]*)\".*", "$1"))
                    .toList();
        }

        /** From where to where each step leads, as it was told. */
        List<String> chain() {
            return frames.stream()
                    .filter(frame -> frame.startsWith("42[\"change\""))
                    .map(frame -> frame.replaceAll(".*\"from\":\"e:(\\d+)-0\",\"to\":\"e:(\\d+)-0\".*", "$1-$2"))
                    .toList();
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Caller caller() {
            return new Caller("ada", Set.of(Role.OPERATOR), Instant.MAX, true);
        }

        @Override
        public void send(Frame frame) {
            sent.add(frame);
            frames.add(new String(frame.bytes(), StandardCharsets.UTF_8));
            room--;
        }

        @Override
        public boolean isBehind() {
            return room <= 0;
        }

        @Override
        public void close(CloseReason reason) {
            frames.add(reason.code());
        }
    }
}
