package dev.ringway.campaign.dialer;

import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.pace.PaceSettings;
import dev.ringway.campaign.pace.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has a rate of its own in a call.
 *
 * @param campaign empty for a single call
 */
record CallScopes(PaceSettings rates, String accountSid, Optional<String> campaign, CampaignConfig config) {

    /** By which an account is known where turns are given. */
    static String account(String accountSid) {
        return "account:" + accountSid;
    }

    Scope account() {
        return new Scope(account(accountSid), Scope.interval(rates.accountCallsPerSecond()));
    }

    /** What a call from this number has for itself. */
    List<Scope> own(String callerId) {
        List<Scope> own = new ArrayList<>(ofCampaign());
        own.add(callerId(callerId));
        return own;
    }

    List<Scope> ofCampaign() {
        return campaign.map(id -> new Scope("campaign:" + id, Scope.interval(config.callsPerSecond()))).stream()
                .toList();
    }

    List<Scope> callerIds() {
        return config.callerIds().stream().map(this::callerId).toList();
    }

    private Scope callerId(String number) {
        return new Scope("caller-id:" + number, Scope.interval(rates.callerIdCallsPerSecond()));
    }
}
