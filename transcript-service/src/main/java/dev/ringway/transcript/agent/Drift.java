package dev.ringway.transcript.agent;

import dev.ringway.transcript.agent.Divergence.Side;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares three: the configuration here, at ElevenLabs, and as it was when the two were last the same. A field that is not
 * set here is left to ElevenLabs and never differs.
 */
public final class Drift {

    private Drift() {}

    /** By path. */
    public static List<Divergence> of(AgentConfig here, AgentConfig base, AgentConfig there) {
        Map<String, Object> ours = ConfigPaths.of(here);
        Map<String, Object> theirs = ConfigPaths.of(there);
        Map<String, Object> before = ConfigPaths.of(base);
        TreeSet<String> paths = new TreeSet<>(ours.keySet());
        theirs.keySet().stream().filter(ConfigPaths::isWhole).forEach(paths::add);
        return paths.stream()
                .filter(path -> !Objects.equals(ours.get(path), theirs.get(path)))
                .map(path -> new Divergence(
                        path,
                        Optional.ofNullable(ours.get(path)),
                        Optional.ofNullable(theirs.get(path)),
                        side(ours.get(path), before.get(path), theirs.get(path))))
                .toList();
    }

    /** What stands here and was not there when the two were last the same. */
    public static boolean isChangedHere(AgentConfig here, AgentConfig base) {
        return !of(here, base, base).isEmpty();
    }

    public static SyncState state(List<Divergence> divergences) {
        boolean here = divergences.stream().anyMatch(one -> one.changed() != Side.THERE);
        boolean there = divergences.stream().anyMatch(one -> one.changed() != Side.HERE);
        return SyncState.of(here, there);
    }

    private static Side side(@Nullable Object here, @Nullable Object base, @Nullable Object there) {
        if (Objects.equals(here, base)) {
            return Side.THERE;
        }
        return Objects.equals(there, base) ? Side.HERE : Side.BOTH;
    }
}
