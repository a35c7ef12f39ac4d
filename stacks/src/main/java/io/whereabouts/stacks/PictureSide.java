package io.whereabouts.stacks;

import static io.whereabouts.stacks.components.Scope.PACKAGES_READ;

import io.whereabouts.stacks.components.BucketSubscriber;
import io.whereabouts.stacks.components.EventsTable;
import io.whereabouts.stacks.components.Grant;
import io.whereabouts.stacks.components.HttpApi;
import io.whereabouts.stacks.components.LambdaFunction;
import io.whereabouts.stacks.components.Pictures;
import io.whereabouts.stacks.components.Route;
import io.whereabouts.stacks.components.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What looks at uploads, and what shows what was kept. Links for uploads come from [CommandSide].
final class PictureSide {
    private final Deployment deployment;

    PictureSide(Deployment deployment) {
        this.deployment = deployment;
    }

    void declare(HttpApi api, EventsTable events, Pictures pictures) {
        arrivals(events, pictures);
        reader(api, events, pictures);
    }

    /// One file at a time: fifty million pixels need most of the memory.
    private void arrivals(EventsTable events, Pictures pictures) {
        var bucket = pictures.bucket();
        new BucketSubscriber(
                "picture-arrivals",
                new BucketSubscriber.Args(
                        bucket,
                        Pictures.PENDING,
                        new Trigger.Batching(
                                1,
                                Duration.ZERO,
                                deployment.settings().environment().projectorConcurrency()),
                        new LambdaFunction.Args(
                                Zip.PICTURES.path(),
                                "io.whereabouts.pictures.Arrivals",
                                2048,
                                Duration.ofSeconds(60),
                                Map.of("EVENTS_TABLE", events.table().name(), "PICTURES_BUCKET", bucket.bucket()),
                                List.of(
                                        Grant.gets(bucket, Pictures.PENDING),
                                        Grant.puts(bucket, Pictures.KEPT),
                                        Grant.puts(bucket, Pictures.REFUSED),
                                        Grant.observes(events.table())))),
                deployment.stack(),
                deployment.options());
    }

    /// Its links can do what its role can.
    private void reader(HttpApi api, EventsTable events, Pictures pictures) {
        var bucket = pictures.bucket();
        new LambdaFunction(
                "picture-reader",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.pictures.PictureApi",
                        1769,
                        Duration.ofSeconds(20),
                        Map.of("EVENTS_TABLE", events.table().name(), "PICTURES_BUCKET", bucket.bucket()),
                        List.of(
                                Grant.queries(events.table()),
                                Grant.gets(bucket, Pictures.KEPT),
                                Grant.readsFrom(bucket, Pictures.REFUSED))),
                Trigger.http(
                        api,
                        new Route("GET", "/packages/{id}/pictures", PACKAGES_READ).upTo(20),
                        new Route("GET", "/packages/{id}/pictures/{picture}", PACKAGES_READ).upTo(20)),
                deployment.stack(),
                deployment.options());
    }
}
