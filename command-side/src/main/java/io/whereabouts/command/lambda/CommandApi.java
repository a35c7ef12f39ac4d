package io.whereabouts.command.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.command.Decision;
import io.whereabouts.command.Stamp;
import io.whereabouts.command.registerpackage.AllotPackage;
import io.whereabouts.command.scanners.RevokeScanner;
import io.whereabouts.command.tracking.StartTracking;
import io.whereabouts.events.PictureId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The routes that write, and those that ask about what decides on scans.
public final class CommandApi implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, Resource {
    private static final Logger LOG = LoggerFactory.getLogger(CommandApi.class);
    /// What it takes to say that something took too long.
    private static final Duration RESERVE = Duration.ofMillis(500);

    private static final Duration LONGEST = Duration.ofSeconds(28); // HTTP APIs give up after 30

    private final Commands commands;
    private final StoredObservations observations;
    private final UploadLinks uploads;
    private final Clock clock;
    private final EventIds ids;
    private final Optional<Allotment> allotment;

    /// As Lambda makes it.
    public CommandApi() {
        this.clock = Clock.systemUTC();
        this.ids = new EventIds();
        this.allotment = Optional.ofNullable(System.getenv("COMPANY_PREFIX")).map(Allotment::new);
        var table = needed("EVENTS_TABLE", "events table");
        this.uploads = UploadLinks.into(S3Presigner.create(), needed("PICTURES_BUCKET", "bucket of pictures"));
        var puts = Executors.newFixedThreadPool(EventStore.PARALLEL, DaemonThreads.named("put"));
        var client = EventStore.client();
        this.observations = StoredObservations.in(client, table);
        this.commands = commands(CommandSide.start(EventStore.engine(client, table, clock, ids, puts))
                .getComponent(CommandGateway.class));
        Core.getGlobalContext().register(this);
    }

    CommandApi(
            Commands commands,
            StoredObservations observations,
            UploadLinks uploads,
            Clock clock,
            EventIds ids,
            Optional<Allotment> allotment) {
        this.observations = observations;
        this.uploads = uploads;
        this.allotment = allotment;
        this.clock = clock;
        this.ids = ids;
        this.commands = commands;
    }

    private static String needed(String variable, String what) {
        return Optional.ofNullable(System.getenv(variable))
                .orElseThrow(
                        () -> new IllegalStateException("%s is not set: it names the %s".formatted(variable, what)));
    }

    static Commands commands(CommandGateway gateway) {
        return new Commands(gateway, Executors.newFixedThreadPool(EventStore.PARALLEL, DaemonThreads.named("command")));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
        var correlationId = Caller.correlationId(request);
        MDC.put("correlation_id", correlationId);
        try {
            var answer = answered(request, correlationId, patience(context));
            LOG.atInfo()
                    .addKeyValue("route", request.getRouteKey())
                    .addKeyValue("status", answer.getStatusCode())
                    .log("answered");
            return answer;
        } finally {
            MDC.clear();
        }
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> snapStart) {
        Priming.run();
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> snapStart) {
        ids.reseed();
    }

    private APIGatewayV2HTTPResponse answered(APIGatewayV2HTTPEvent request, String correlationId, Duration patience) {
        var answers = new Answers(correlationId);
        try {
            return routed(request, Caller.of(request, correlationId), answers, patience);
        } catch (Refusal refusal) {
            return answers.problem(refusal.problem(correlationId), Map.of());
        } catch (Unavailable unavailable) {
            LOG.atWarn().setCause(unavailable).log("not known to be done");
            var detail = "it is not known to be done: the event store was busy or out of reach; send the same again";
            return answers.problem(
                    Problem.of(503, detail, Optional.empty(), correlationId), Map.of("retry-after", "1"));
        } catch (RuntimeException fault) {
            LOG.atError().setCause(fault).log("failed");
            var detail = "something failed on our side; it can safely be sent again, and we find it by this instance";
            return answers.problem(Problem.of(500, detail, Optional.empty(), correlationId), Map.of());
        }
    }

    private APIGatewayV2HTTPResponse routed(
            APIGatewayV2HTTPEvent request, Caller caller, Answers answers, Duration patience) {
        return switch (String.valueOf(request.getRouteKey())) {
            case "POST /packages" -> {
                var body = RequestBody.of(request);
                var command = !body.isObject() || body.has("package")
                        ? PackageRequests.register(body, stamp())
                        : allot(body, IdempotencyKey.of(request.getHeaders(), caller.actor()));
                yield answers.registered(commands.decide(command, caller, patience));
            }
            case "PUT /packages/{id}/tracking" -> {
                var command = PackageRequests.tracking(path(request, "id"), RequestBody.of(request), stamp());
                yield answers.tracking(command instanceof StartTracking, commands.decide(command, caller, patience));
            }
            case "PUT /packages/{id}" -> {
                var command = PackageRequests.describe(
                        path(request, "id"), RequestBody.of(request), IfMatch.of(request.getHeaders()), stamp());
                yield answers.described(command, commands.decide(command, caller, patience));
            }
            case "PUT /packages/{id}/status" -> {
                var command = PackageRequests.status(path(request, "id"), RequestBody.of(request), stamp());
                yield answers.status(command, commands.decide(command, caller, patience));
            }
            case "POST /packages/{id}/contents" -> {
                var pack = PackingRequests.pack(path(request, "id"), RequestBody.of(request), now(), this::eventId);
                yield answers.packed(commands.pack(pack, caller, patience));
            }
            case "DELETE /packages/{id}/contents/{child}" -> {
                var query = Query.of(request, "unpackedAt");
                var unpack = PackingRequests.unpack(
                        path(request, "id"), path(request, "child"), query, now(), this::eventId);
                yield answers.unpacked(commands.unpack(unpack, caller, patience));
            }
            case "POST /packages/{id}/pictures" -> {
                var asked = PictureRequest.of(path(request, "id"), RequestBody.of(request));
                yield offered(asked, commands.decide(asked.question(), caller, patience), caller, answers);
            }
            case "POST /corrections" -> {
                var command = CorrectionRequests.correction(RequestBody.of(request), stamp(), observations);
                yield answers.corrected(commands.decide(command, caller, patience));
            }
            case "POST /scans" -> {
                var received = now();
                var begun = System.nanoTime();
                var reported = ReportedScans.of(RequestBody.of(request));
                var known = commands.find(reported.scanners(), reported.readPoints(), caller, patience);
                var batch = reported.in(known, received);
                var left = patience.minusNanos(System.nanoTime() - begun);
                var done = commands.record(batch.commands(received), caller, left);
                yield answers.scans(batch.results(done, caller.correlationId()));
            }
            case "PUT /read-points/{sgln}" -> {
                var command = ReadPointRequests.define(path(request, "sgln"), RequestBody.of(request), stamp());
                yield new MasterDataAnswers(answers).defined(commands.decide(command, caller, patience));
            }
            case "GET /read-points/{sgln}" -> {
                Query.refuseAny(request);
                var id = ReadPointRequests.readPoint(path(request, "sgln"));
                var found =
                        commands.find(Set.of(), Set.of(id), caller, patience).readPoint(id);
                yield new MasterDataAnswers(answers).readPoint(id, found);
            }
            case "PUT /scanners/{scanner}" -> {
                var command = ScannerRequests.register(path(request, "scanner"), RequestBody.of(request), stamp());
                yield new MasterDataAnswers(answers).scanner(commands.decide(command, caller, patience));
            }
            case "DELETE /scanners/{scanner}" -> {
                Query.refuseAny(request);
                var command = new RevokeScanner(ScannerRequests.scanner(path(request, "scanner")), stamp());
                yield new MasterDataAnswers(answers).scanner(commands.decide(command, caller, patience));
            }
            case "GET /scanners/{scanner}" -> {
                Query.refuseAny(request);
                var id = ScannerRequests.scanner(path(request, "scanner"));
                var found =
                        commands.find(Set.of(id), Set.of(), caller, patience).scanner(id);
                yield new MasterDataAnswers(answers).scanner(id, found);
            }
            case "POST /epcis/capture" -> {
                var capture = new EpcisCapture(commands, observations, caller, now(), this::eventId);
                yield answers.captured(capture.run(EpcisRequest.of(request, caller.actor()), patience));
            }
            case "GET /epcis/capture/{job}" -> {
                Query.refuseAny(request);
                yield answers.job(EpcisCapture.finished(observations, EpcisRequest.job(path(request, "job"))));
            }
            default -> throw new Refusal(404, "there is no such route; see the API's description");
        };
    }

    private APIGatewayV2HTTPResponse offered(PictureRequest asked, Decision life, Caller caller, Answers answers) {
        return switch (life) {
            case Decision.Refused(var reason, var message) -> answers.refused(reason, message);
            case Decision.Unchanged registered -> {
                var ticket = asked.ticket(registered, new PictureId(eventId()), caller, now());
                yield new PictureAnswers(answers).offered(ticket, uploads.link(ticket));
            }
            case Decision.Accepted impossible -> throw new IllegalStateException("asking has decided something");
        };
    }

    private AllotPackage allot(JsonNode body, String request) {
        var candidates = allotment
                .orElseThrow(() -> Refusal.ofField(
                        "package",
                        "package is missing; this stack has no company prefix to allot identifiers from, so send that"
                                + " of the label"))
                .draw(ids::next);
        return PackageRequests.allot(body, candidates, request, stamp());
    }

    private static String path(APIGatewayV2HTTPEvent request, String parameter) {
        return Optional.ofNullable(request.getPathParameters())
                .map(parameters -> parameters.get(parameter))
                .orElse("");
    }

    private String eventId() {
        return ids.next().toString();
    }

    /// These routes have no field that says when it happened: it happens as it is received.
    private Stamp stamp() {
        var now = now();
        return new Stamp(eventId(), now, now);
    }

    /// Milliseconds, as the store says when it recorded: never later than that.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Duration patience(Context context) {
        var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }
}
