package dev.ringway.campaign.dialer.forbidden;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who may be called.
 *
 * @param number E.164
 * @param numberZones where such a number may be; none where it does not tell
 * @param zone that the person names
 * @param preferred when the person wants to be called
 * @param callable no call is created for some numbers, and so nothing of them is in the sandbox's list
 */
record Person(
        String number,
        Set<ZoneId> numberZones,
        Optional<ZoneId> zone,
        Optional<Hours> preferred,
        String status,
        Optional<Agreement> consent,
        boolean callable) {

    /** @param at given then; always where it is empty */
    record Agreement(String basis, Optional<Instant> at) {

        private Map<String, Object> json() {
            Map<String, Object> json = new HashMap<>(Map.of("basis", basis));
            at.ifPresent(then -> json.put("at", then.toString()));
            return json;
        }
    }

    Set<ZoneId> zones(ZoneId otherwise) {
        Set<ZoneId> known = zone.map(Set::of).orElse(numberZones);
        return known.isEmpty() ? Set.of(otherwise) : known;
    }

    Map<String, Object> json() {
        Map<String, Object> details = new HashMap<>();
        zone.ifPresent(named -> details.put("timeZone", named.getId()));
        preferred.ifPresent(hours -> details.put("preferredCallTime", hours.json()));
        Map<String, Object> json = new HashMap<>(Map.of("phoneNumber", number, "status", status, "details", details));
        consent.ifPresent(agreement -> json.put("consent", agreement.json()));
        return json;
    }
}
