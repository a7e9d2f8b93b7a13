package dev.ringway.gateway.live;

/**
 * One step of a room.
 *
 * @param from id of the step before it
 * @param to its own id
 * @param type such as {@code call.changed}, {@code call.deleted} or {@code import.left}
 * @param data JSON
 */
public record Delta(String epoch, String from, String to, String type, String data) {

    public Cursor cursor() {
        return new Cursor(epoch, to);
    }
}
