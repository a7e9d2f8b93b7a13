package dev.ringway.gateway.live;

/** The names in Redis. The braces keep them on one node of a cluster, which the scripts need. */
final class Keys {

    private static final String PREFIX = "{gateway}:";

    static final String EPOCH = PREFIX + "epoch";
    static final String POSITIONS = PREFIX + "positions";
    static final String ACTIVE = PREFIX + "active-calls";

    private Keys() {}

    /** A call that has ended, for as long as it stays readable. */
    static String ended(String sid) {
        return PREFIX + "ended-call:" + sid;
    }

    /** The room's stream, and the name of its channel. */
    static String room(RoomName room) {
        return PREFIX + "room:" + room;
    }
}
