package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.callback.Disorder;
import dev.ringway.sandbox.client.LocalTwilio;
import dev.ringway.sandbox.demo.DayResult.Figures;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/**
 * A day in the life of the running system, and a campaign. Ends with 0 when the store has every call as the sandbox knows it
 * and the campaign did what it had to, with 1 when something differs, with 2 when the demo itself could not be run.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Places calls of all kinds through the sandbox, has a campaign call its contacts, and checks what became of"
                        + " them.",
        footer = {
            "",
            "Environment: CALL_STORE_URL, CAMPAIGN_URL, SANDBOX_URL, PUBLIC_BASE_URL, TWILIO_ACCOUNT_SID,",
            "TWILIO_AUTH_TOKEN, RINGWAY_TOKEN (an admin's; without a campaign a viewer's)."
        })
public final class Demo implements Callable<Integer> {

    private static final int LATEST_MILLIS = 1_500;
    private static final int MOST_CONTACTS = 2_000;

    @Option(
            names = "--calls",
            defaultValue = "60",
            description = "how many calls (default: ${DEFAULT-VALUE}); 0: the campaign alone")
    private int calls;

    @Option(names = "--pace", defaultValue = "2", description = "calls placed per second (default: ${DEFAULT-VALUE})")
    private double pace;

    @Option(
            names = "--disorder",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "callbacks doubled, late and out of order (default: on)")
    private boolean disorder;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "the same seed, the same day (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--patience",
            defaultValue = "180",
            description = "seconds that everything may take after the last call (default: ${DEFAULT-VALUE})")
    private int patience;

    @Option(
            names = "--voice",
            description = "calls ask for TwiML at the system's voice URL and hold conversations (default: off)")
    private boolean voice;

    @Option(
            names = "--agent",
            defaultValue = "agent_demo",
            description = "named in the voice URL (default: ${DEFAULT-VALUE})")
    private String agent;

    @Option(names = "--record", description = "calls are recorded (default: off)")
    private boolean record;

    @Option(names = "--async-amd", description = "detection is told by a callback of its own (default: off)")
    private boolean asyncAmd;

    @Option(
            names = "--campaign",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "a campaign after the day's calls (default: on)")
    private boolean campaign;

    @Option(
            names = "--contacts",
            defaultValue = "200",
            description = "of the campaign (default: ${DEFAULT-VALUE}, from " + ContactPlan.FEWEST + " to "
                    + MOST_CONTACTS + ")")
    private int contacts;

    @Option(names = "--json", description = "the summary as JSON on standard output, progress on standard error")
    private boolean json;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    Demo(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.out, System.err, args));
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... args) {
        return new CommandLine(new Demo(environment, out, err)).execute(args);
    }

    @Override
    public Integer call() {
        try {
            checkOptions();
            var settings = DemoSettings.from(environment);
            boolean allWell = true;
            ObjectNode whole = JsonClient.JSON.createObjectNode();
            if (calls > 0) {
                Figures figures = day(settings).figures();
                allWell = figures.allWell();
                whole.setAll((ObjectNode) JsonClient.JSON.valueToTree(figures));
                tell("\n" + Summary.of(figures));
            }
            if (campaign) {
                CampaignFigures figures = campaign(settings);
                allWell &= figures.allWell();
                whole.set("campaign", JsonClient.JSON.valueToTree(figures));
                tell("\n" + Summary.of(figures));
            }
            if (json) {
                out.println(JsonClient.JSON.writeValueAsString(whole));
                out.flush();
            }
            return allWell ? 0 : 1;
        } catch (IllegalArgumentException | DemoFailure failure) {
            err.println(failure.getMessage());
        } catch (Away away) {
            err.println(away.getMessage() + ". Is the system up?");
        }
        return 2;
    }

    private void checkOptions() {
        if (calls < 0 || calls > 100_000 || !(pace > 0) || patience < 1) {
            throw new IllegalArgumentException("--calls must not be below 0, --pace and --patience must be above 0.");
        }
        if (calls == 0 && !campaign) {
            throw new IllegalArgumentException("Without --calls and without a campaign there is nothing to do.");
        }
        if (campaign && (contacts < ContactPlan.FEWEST || contacts > MOST_CONTACTS)) {
            throw new IllegalArgumentException(
                    "--contacts must be from %d to %d.".formatted(ContactPlan.FEWEST, MOST_CONTACTS));
        }
    }

    private void tell(String summary) {
        if (!json) {
            out.print(summary);
            out.flush();
        }
    }

    private CampaignFigures campaign(DemoSettings settings) throws Away {
        try (var sandboxHttp = new JsonClient(settings.sandbox(), Optional.empty());
                var serviceHttp = new JsonClient(settings.campaign(), Optional.of(settings.token()))) {
            var sandbox = new SandboxControl(sandboxHttp);
            var service = new CampaignService(serviceHttp);
            Disorder before = sandbox.disorder();
            try (var _ = new Undoing(() -> sandbox.disorder(before))) {
                // Nothing is late: a machine that is told of after the call's end was a person until then.
                sandbox.disorder(Disorder.of(disorder ? 20 : 0, disorder ? 20 : 0, 0, 0, LATEST_MILLIS)
                        .seeded(seed));
                return new CampaignDemo(service, sandbox, progress(), err)
                        .run(contacts, agent, seed, Duration.ofSeconds(patience).plusSeconds(contacts));
            }
        }
    }

    private Progress progress() {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Progress(err, terminal);
    }

    private DayResult day(DemoSettings settings) throws Away {
        try (var sandboxHttp = new JsonClient(settings.sandbox(), Optional.empty());
                var storeHttp = new JsonClient(settings.callStore(), Optional.of(settings.token()))) {
            var sandbox = new SandboxControl(sandboxHttp);
            var twilio = LocalTwilio.client(settings.sandbox(), settings.accountSid(), settings.authToken());
            var placing = new Placing(
                    twilio, sandbox, settings.webhooks(), new Placing.Extent(voice, record, asyncAmd, agent));
            Disorder before = sandbox.disorder();
            try (var _ = new Undoing(() -> {
                sandbox.disorder(before);
                placing.restore();
            })) {
                placing.configure(DayPlan.OURS);
                sandbox.disorder(ordered());
                return new Day(DayPlan.of(calls, seed), placing, sandbox, new CallStore(storeHttp), progress())
                        .run(pace, Duration.ofSeconds(patience));
            }
        }
    }

    private Disorder ordered() {
        return Disorder.of(disorder ? 20 : 0, disorder ? 20 : 0, 0, disorder ? 10 : 0, disorder ? LATEST_MILLIS : 0)
                .seeded(seed);
    }
}
