//! The stores nearest to a point.
//!
//! Points are held as directions from the earth's centre. The straight line between two of them
//! grows with the way over the ground, so the index sorts exactly by that way, at every latitude
//! and across the date line, and no map projection is needed.

use commerce::Position;
use rstar::RTree;
use rstar::primitives::GeomWithData;

/// The mean radius of the earth in metres (IUGG), taken as a sphere: distances are within 0.6 %.
const EARTH_RADIUS: f64 = 6_371_008.8;

type Direction = [f64; 3];

/// Stores, or whatever `K` names, by their place.
pub struct NearestStores<K> {
    tree: RTree<GeomWithData<Direction, (u32, K)>>,
}

impl<K: Clone> NearestStores<K> {
    /// Builds the index. It does not change; when stores move, a new one is built.
    pub fn new(stores: impl IntoIterator<Item = (K, Position)>) -> Self {
        let points = stores
            .into_iter()
            .zip(0..)
            .map(|((key, position), order)| GeomWithData::new(direction(position), (order, key)));
        Self { tree: RTree::bulk_load(points.collect()) }
    }

    /// The `limit` nearest, nearest first, each with its distance in metres as the crow flies.
    /// Of stores equally far, the one given first comes first.
    pub fn nearest(&self, position: Position, limit: usize) -> Vec<(K, u32)> {
        let here = direction(position);
        let mut found: Vec<_> = self
            .tree
            .nearest_neighbor_iter(here)
            .take(limit)
            .map(|point| {
                let (order, key) = &point.data;
                (metres(chord(&here, point.geom())), *order, key)
            })
            .collect();
        found.sort_by_key(|(metres, order, _)| (*metres, *order));
        found.into_iter().map(|(metres, _, key)| (key.clone(), metres)).collect()
    }

    /// How many stores there are.
    pub fn len(&self) -> usize {
        self.tree.size()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tree.size() == 0
    }
}

/// The distance in metres as the crow flies.
pub fn metres_between(one: Position, other: Position) -> u32 {
    metres(chord(&direction(one), &direction(other)))
}

fn direction(position: Position) -> Direction {
    let (lat, lon) = (position.lat.to_radians(), position.lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

fn chord(one: &Direction, other: &Direction) -> f64 {
    let squares = one.iter().zip(other).map(|(a, b)| (a - b) * (a - b));
    squares.sum::<f64>().sqrt()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "half the earth's circumference is 20 million metres, and a distance is not negative"
)]
fn metres(chord: f64) -> u32 {
    let angle = 2.0 * (chord / 2.0).min(1.0).asin();
    (EARTH_RADIUS * angle).round() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(lat: f64, lon: f64) -> Position {
        Position::new(lat, lon).expect("a position")
    }

    /// The textbook formula, to check against.
    fn haversine(one: Position, other: Position) -> f64 {
        let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
        let square = half(one.lat, other.lat)
            + one.lat.to_radians().cos() * other.lat.to_radians().cos() * half(one.lon, other.lon);
        2.0 * EARTH_RADIUS * square.min(1.0).sqrt().asin()
    }

    #[test]
    fn vashi_is_nearer_to_nerul_than_to_kalyan() {
        let stores = NearestStores::new([
            ("kalyan", at(19.2437, 73.1355)),
            ("nerul", at(19.0375, 73.0176)),
            ("vashi", at(19.0771, 72.9986)),
        ]);
        let found = stores.nearest(at(19.0760, 72.9990), 2);
        assert_eq!(found.iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["vashi", "nerul"]);
        assert!(found[0].1 < 200, "{found:?}");
        assert!((4_000..6_000).contains(&found[1].1), "{found:?}");
        assert_eq!(stores.nearest(at(19.0, 73.0), 9).len(), 3);
        assert_eq!(stores.len(), 3);
    }

    #[test]
    fn no_stores_are_nearest_to_nothing() {
        let none = NearestStores::<u8>::new([]);
        assert!(none.is_empty());
        assert_eq!(none.nearest(at(0.0, 0.0), 5), []);
    }

    #[test]
    fn the_date_line_and_the_poles_do_not_matter() {
        let stores = NearestStores::new([("fiji", at(-17.0, 179.9)), ("samoa", at(-13.8, -171.8))]);
        assert_eq!(stores.nearest(at(-17.0, -179.9), 1)[0].0, "fiji");
        assert_eq!(metres_between(at(90.0, 0.0), at(90.0, 120.0)), 0);
    }

    proptest! {
        #[test]
        fn the_index_agrees_with_measuring_every_store(
            stores in prop::collection::vec((-90.0..90.0_f64, -180.0..180.0_f64), 0..60),
            (lat, lon) in (-90.0..90.0_f64, -180.0..180.0_f64),
            limit in 0..70_usize,
        ) {
            let here = at(lat, lon);
            let stores: Vec<(usize, Position)> =
                stores.into_iter().map(|(lat, lon)| at(lat, lon)).enumerate().collect();
            let found = NearestStores::new(stores.clone()).nearest(here, limit);

            let mut measured: Vec<f64> =
                stores.iter().map(|(_, position)| haversine(here, *position)).collect();
            measured.sort_by(f64::total_cmp);
            prop_assert_eq!(found.len(), limit.min(stores.len()));
            prop_assert!(found.is_sorted_by_key(|(_, metres)| *metres));
            for ((key, metres), expected) in found.iter().zip(measured) {
                prop_assert!((f64::from(*metres) - expected).abs() < 1.0);
                prop_assert!((haversine(here, stores[*key].1) - expected).abs() < 1.0);
            }
        }
    }
}
