package dev.ringway.campaign.dialer.forbidden;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A number on a list of those that are not called.
 *
 * @param list the campaign whose list it is, by its place among the round's; empty for the global one
 * @param until by the moved clock, excluded
 */
record Block(Optional<Integer> list, String number, String reason, Optional<Instant> until) {

    boolean concerns(int campaign, String called) {
        return called.equals(number) && list.filter(own -> own != campaign).isEmpty();
    }

    Map<String, Object> json(Map<Integer, String> ids) {
        Map<String, Object> json = new HashMap<>(Map.of("phoneNumber", number, "reason", reason));
        list.ifPresent(campaign -> json.put("list", ids.get(campaign)));
        until.ifPresent(end -> json.put("expiresAt", end.toString()));
        return json;
    }
}
