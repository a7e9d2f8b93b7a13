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

    private final Queue<Read> reads = new ArrayDeque<>();
    private final Room room =
            new Room(RoomName.CALLS, (_, since, done, failed) -> reads.add(new Read(since, done, failed)));

    @Test
    void an_announcement_that_got_lost_is_read_from_the_stream() {
        Client client = entered("e", 1);
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
        Client client = entered("e", 3);
        room.announced(delta("e", 1, 2));
        room.announced(delta("e", 2, 3));
        room.announced(delta("e", 3, 4));
        room.announced(delta("e", 3, 4));
        assertThat(client.steps()).containsExactly("3-4");
        assertThat(reads).isEmpty();
    }

    @Test
    void what_happens_while_a_client_enters_is_told_after_its_snapshot() {
        Client first = entered("e", 1);
        Client second = new Client("second");
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
        Client second = new Client("second");
        room.enter(second.entrant());
        reads.remove().done().accept(snapshot("e", 3));
        room.announced(delta("e", 1, 2));
        room.announced(delta("e", 2, 3));
        room.announced(delta("e", 3, 4));
        assertThat(second.steps()).containsExactly("3-4");
    }

    @Test
    void a_new_epoch_gives_everyone_the_room_anew() {
        Client client = entered("e", 5);
        room.announced(delta("f", 0, 1));
        reads.remove().done().accept(snapshot("f", 1));
        room.announced(delta("f", 1, 2));
        assertThat(client.frames.getFirst()).startsWith("42[\"snapshot\"").contains("\"cursor\":\"f:1-0\"");
        assertThat(client.steps()).containsExactly("1-2");
    }

    @Test
    void a_client_that_enters_while_a_new_epoch_begins_sees_only_the_new_one() {
        entered("e", 5);
        Client second = new Client("second");
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
        Client client = entered("e", 1);
        room.announced(delta("e", 2, 3));
        reads.remove().failed().run();
        room.catchUp();
        reads.remove().done().accept(missed("e", delta("e", 1, 2), delta("e", 2, 3)));
        assertThat(client.steps()).containsExactly("1-2", "2-3");
    }

    @Test
    void who_waits_too_long_is_told_so() {
        Client client = new Client("late");
        room.enter(client.entrant());
        room.expire(Instant.EPOCH.plusSeconds(1));
        assertThat(client.answers.getFirst()).contains("unavailable");
        assertThat(room.isEmpty()).isTrue();
    }

    private Client entered(String epoch, int at) {
        Client client = new Client("first");
        room.enter(client.entrant());
        room.opened();
        reads.remove().done().accept(snapshot(epoch, at));
        return client;
    }

    private static Delta delta(String epoch, int from, int to) {
        return new Delta(epoch, from + "-0", to + "-0", "call.changed", "{\"step\":\"" + from + "-" + to + "\"}");
    }

    private static RoomView snapshot(String epoch, int at) {
        return new RoomView.Snapshot(new Cursor(epoch, at + "-0"), List.of());
    }

    private static RoomView missed(String epoch, Delta... deltas) {
        return new RoomView.Missed(new Cursor(epoch, deltas[deltas.length - 1].to()), List.of(deltas));
    }

    private record Read(Optional<Cursor> since, Consumer<RoomView> done, Runnable failed) {}

    private static final class Client implements Connection {

        private final String id;
        private final List<String> frames = new ArrayList<>();
        private final List<String> answers = new ArrayList<>();

        Client(String id) {
            this.id = id;
        }

        Entrant entrant() {
            return new Entrant(this, Optional.empty(), answers::add, Instant.EPOCH);
        }

        List<String> steps() {
            return frames.stream()
                    .filter(frame -> frame.startsWith("42[\"change\""))
                    .map(frame -> frame.replaceAll(".*\"step\":\"([^\"]*)\".*", "$1"))
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
            frames.add(new String(frame.bytes(), StandardCharsets.UTF_8));
        }

        @Override
        public void close(CloseReason reason) {
            frames.add(reason.code());
        }
    }
}
