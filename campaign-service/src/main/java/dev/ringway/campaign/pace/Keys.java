package dev.ringway.campaign.pace;

/** The names in Redis. The braces keep them on one node of a cluster, which the script needs. */
final class Keys {

    private static final String PREFIX = "campaign:{pace}:";

    /** Since when this Redis knows the turns. */
    static final String BORN = PREFIX + "born";

    private Keys() {}

    /** There for as long as an account rests. */
    static String rest(String account) {
        return PREFIX + "rest:" + account;
    }

    /** When the scope had its last turn, or will have it. */
    static String lastTurn(Scope scope) {
        return PREFIX + "last-turn:" + scope.name();
    }
}
