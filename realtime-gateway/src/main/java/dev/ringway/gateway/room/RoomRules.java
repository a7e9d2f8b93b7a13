package dev.ringway.gateway.room;

import dev.ringway.gateway.live.RoomKind;
import dev.ringway.gateway.live.RoomName;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.Role;
import java.util.Map;
import java.util.Optional;

/** Who may enter which room: the one table. A kind that does not stand in it is open to nobody. */
public final class RoomRules {

    private static final Map<RoomKind, Role> RULES = Map.of(
            RoomKind.CALLS, Role.VIEWER,
            RoomKind.CALL, Role.VIEWER,
            RoomKind.CAMPAIGNS, Role.VIEWER,
            RoomKind.CAMPAIGN, Role.VIEWER,
            RoomKind.CONTACTS, Role.OPERATOR,
            RoomKind.IMPORTS, Role.OPERATOR,
            RoomKind.TRANSCRIPTS, Role.VIEWER,
            RoomKind.TRANSCRIPT, Role.VIEWER);

    private RoomRules() {}

    public static Optional<Role> of(RoomKind kind) {
        return Optional.ofNullable(RULES.get(kind));
    }

    static boolean admits(Caller caller, RoomName room) {
        return of(room.kind()).filter(caller::has).isPresent();
    }
}
