package io.whereabouts.query.pictures;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class InMemoryPictureEvents implements PictureEvents {
    final Map<PackageId, EventId> lives = new HashMap<>();
    final List<KeptPicture> pictures = new ArrayList<>();

    @Override
    public Optional<EventId> life(PackageId packageId) {
        return Optional.ofNullable(lives.get(packageId));
    }

    @Override
    public List<KeptPicture> list(PackageId packageId, EventId life, Optional<PictureId> after, int most) {
        return pictures.stream()
                .filter(kept -> kept.added().packageId().equals(packageId)
                        && kept.added().registration().equals(life))
                .filter(kept -> after.filter(last -> kept.added().picture().compareTo(last) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(kept -> kept.added().picture()))
                .limit(most)
                .toList();
    }

    @Override
    public Optional<KeptPicture> find(PackageId packageId, EventId life, PictureId picture) {
        return list(packageId, life, Optional.empty(), Integer.MAX_VALUE).stream()
                .filter(kept -> kept.added().picture().equals(picture))
                .findFirst();
    }
}
