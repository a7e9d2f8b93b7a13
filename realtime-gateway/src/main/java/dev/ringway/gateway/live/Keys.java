package dev.ringway.gateway.live;

/** The names in Redis. The braces keep them on one node of a cluster, which the scripts need. */
final class Keys {

    private static final String PREFIX = "{gateway}:";

    static final String EPOCH = PREFIX + "epoch";
    static final String POSITIONS = PREFIX + "positions";

    private Keys() {}

    /** The things that the room of all of them lists. */
    static String listed(RoomName ofAll) {
        return PREFIX + "listed-" + ofAll;
    }

    /** When those of them leave that leave by themselves. */
    static String leaving(RoomName ofAll) {
        return PREFIX + "leaving-" + ofAll;
    }

    /** What a room of news told and did not tell lately. */
    static String counted(RoomName news) {
        return PREFIX + "counted-" + news;
    }

    /** A thing that has ended, for as long as it stays known. */
    static String ended(Thing thing, String id) {
        return PREFIX + "ended-" + thing.word() + ":" + id;
    }

    /** What was said on a call, by its place. */
    static String said(String callSid) {
        return PREFIX + "said:" + callSid;
    }

    /** What else is known of a call's transcript. */
    static String transcript(String callSid) {
        return PREFIX + "transcript:" + callSid;
    }

    /** That what was said on a call was erased, for as long as something of it might come again. */
    static String erased(String callSid) {
        return PREFIX + "erased:" + callSid;
    }

    /** The room's stream, and the name of its channel. */
    static String room(RoomName room) {
        return PREFIX + "room:" + room;
    }
}
