package dev.ringway.campaign.dialer.forbidden;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What has come of all rounds so far. */
public final class Tally {

    private final Set<String> refused = new HashSet<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final Map<String, Integer> abouts = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();
    private int refusals;
    private int dials;
    private int rounds;
    private int silent;
    private int nearEdges;

    /** That a member of a campaign was not called, told once for each time at which it was decided. */
    void refused(String member, Instant at, String reason) {
        if (refused.add(member + " " + at)) {
            refusals++;
            reasons.merge(reason, 1, Integer::sum);
        }
    }

    /** @param nearEdge of the calls, those within seconds of the moment at which something changed */
    void round(String about, int calls, int nearEdge) {
        rounds++;
        dials += calls;
        silent += calls == 0 ? 1 : 0;
        nearEdges += nearEdge;
        abouts.merge(about, 1, Integer::sum);
        refused.clear();
    }

    void complain(String complaint) {
        complaints.add(complaint);
    }

    /** Each call and each recorded no is one; a call is decided on several times, and counts once. */
    public int decisions() {
        return refusals + dials;
    }

    public int dials() {
        return dials;
    }

    public int rounds() {
        return rounds;
    }

    public int silentRounds() {
        return silent;
    }

    public int dialsNearEdges() {
        return nearEdges;
    }

    public Map<String, Integer> reasons() {
        return reasons;
    }

    public Map<String, Integer> abouts() {
        return abouts;
    }

    public List<String> complaints() {
        return complaints;
    }
}
