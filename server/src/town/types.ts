// The shape of the demo town: plain data, no database and no clock.
// Whoever loads it goes through the product's own verbs; these types are the only contract between the two.

export type Language = 'zh' | 'en';
export type Text = Readonly<Record<Language, string>>;

/** A person of the town. One person may wear several hats: a farmer who sells and also films. */
export type Person = { key: string; phone: string; name: Text; avatar: AvatarRecipe };

/** A path under `media/`, e.g. `products/luochuan-fuji-1.webp`. */
export type MediaFile = string;

export type AvatarRecipe = { file: MediaFile; emoji: string; palette: Palette };

export type Palette =
  | 'apricot'
  | 'rose'
  | 'sky'
  | 'mint'
  | 'lilac'
  | 'sand'
  | 'lemon'
  | 'dusk'
  | 'coral'
  | 'ocean'
  | 'forest'
  | 'night';

export type Stage =
  | 'podium'
  | 'orchard'
  | 'dock'
  | 'factory'
  | 'desk'
  | 'wardrobe'
  | 'kitchen'
  | 'livingroom'
  | 'bathroom'
  | 'garden'
  | 'playroom'
  | 'table'
  | 'street'
  | 'snow'
  | 'evening';

/** `colour` repaints the main hue of the emoji, keeping light and shadow: how one picture becomes seven SKUs. */
export type Tint = { colour: string };

export type PictureRecipe = {
  file: MediaFile;
  layout: 'hero' | 'arrangement' | 'scene' | 'variant' | 'snapshot';
  /** Emoji; the first is the product itself, others belong to it (a gift box, a bundle). */
  subjects: readonly string[];
  props: readonly string[];
  person: string | null;
  stage: Stage;
  palette: Palette;
  tint: Tint | null;
  /** All colours the product comes in: an arrangement shows several of them together. */
  tints: readonly (Tint | null)[];
  /** Varies angles and positions; taken from the product's key so that pictures never change by accident. */
  seed: number;
};

export type Category = {
  key: string;
  name: Text;
  emoji: string;
  children: readonly { key: string; name: Text }[];
};

export type Attribute = { name: Text; value: Text };
export type Option = { name: Text; values: readonly Text[] };

export type Sku = {
  code: string;
  /** One value per option of the product, in the same order; empty for a product without options. */
  specs: readonly Text[];
  priceFen: bigint;
  listPriceFen: bigint | null;
  stock: number;
  weightGrams: number;
  picture: PictureRecipe | null;
};

/** What a product is like to its buyers: decides which reviews and comments fit. */
export type Kind =
  | 'fruit'
  | 'pantry'
  | 'seafood'
  | 'snack'
  | 'care'
  | 'daily'
  | 'digital'
  | 'clothes'
  | 'home'
  | 'flower'
  | 'toy';

export type Product = {
  key: string;
  shop: string;
  /** Key of a second-level category. */
  category: string;
  kind: Kind;
  title: Text;
  /** Paragraphs. */
  description: readonly Text[];
  attributes: readonly Attribute[];
  options: readonly Option[];
  skus: readonly Sku[];
  pictures: readonly PictureRecipe[];
  freightTemplate: string;
};

/** Region codes are GB/T 2260: six digits, province xx0000. `regions: null` is the rule for everywhere else. */
export type FreightRule = {
  regions: readonly string[] | null;
  firstUnits: number;
  firstFen: bigint;
  nextUnits: number;
  nextFen: bigint;
};

export type FreightTemplate = {
  key: string;
  name: Text;
  /** `piece` counts pieces, `weight` counts grams; `free` has no rules. */
  charge: 'free' | 'piece' | 'weight';
  rules: readonly FreightRule[];
  /** Provinces the shop does not ship to. */
  notDelivered: readonly string[];
};

export type StaffRole = 'owner' | 'manager' | 'clerk' | 'warehouse' | 'finance';

export type Shop = {
  key: string;
  name: Text;
  intro: Text;
  /** Why this shop exists in the town. */
  kind: 'co-operative' | 'dock' | 'brand' | 'factory' | 'specialist' | 'maker';
  regionCode: string;
  address: Text;
  logo: MediaFile;
  banner: MediaFile;
  look: { emojis: readonly string[]; stage: Stage; palette: Palette };
  staff: readonly { person: string; role: StaffRole }[];
  freightTemplates: readonly FreightTemplate[];
  products: readonly Product[];
};

export type Creator = {
  key: string;
  person: string;
  name: Text;
  bio: Text;
  /** Sets the music of the videos. */
  mood: Mood;
  /** 1–100: how far the videos travel; the traffic plan reads it. */
  reach: number;
};

export type Address = { regionCode: string; detail: Text; recipient: Text; phone: string };
export type Buyer = { person: string; address: Address; likes: readonly Kind[] };
export type Operator = { person: string; role: 'lead' | 'reviewer' | 'support' | 'finance' };

export type Mood = 'folk' | 'sea' | 'cosy' | 'beat' | 'spring' | 'kitchen' | 'toy' | 'night';

export type SceneKind =
  | 'harvest'
  | 'turntable'
  | 'bubbles'
  | 'feast'
  | 'parade'
  | 'catwalk'
  | 'assembly'
  | 'bloom'
  | 'wave'
  | 'snowfall'
  | 'unboxing'
  | 'play';

export type SceneRecipe = {
  kind: SceneKind;
  subjects: readonly string[];
  props: readonly string[];
  person: string | null;
  stage: Stage;
  palette: Palette;
  tint: Tint | null;
  seed: number;
};

export type Video = {
  key: string;
  creator: string;
  caption: Text;
  topics: readonly string[];
  products: readonly string[];
  durationSeconds: number;
  mood: Mood;
  scene: SceneRecipe;
  file: MediaFile;
  poster: MediaFile;
};

/** `about` names the products the words speak of; null means they fit any product of the kind. */
export type CommentText = { kind: Kind | 'any'; language: Language; text: string; about: RegExp | null };
export type ReviewText = CommentText & { rating: 1 | 2 | 3 | 4 | 5 };

export type Town = {
  categories: readonly Category[];
  people: readonly Person[];
  shops: readonly Shop[];
  creators: readonly Creator[];
  buyers: readonly Buyer[];
  operators: readonly Operator[];
  videos: readonly Video[];
  reviewTexts: readonly ReviewText[];
  commentTexts: readonly CommentText[];
  shopReplies: readonly CommentText[];
  /** Photos that buyers attach to reviews, one or two per shop, named by product key. */
  reviewPictures: ReadonlyMap<string, PictureRecipe>;
};
