// Plain words, no exclamation marks, no blame. An error says what happened, that nothing was lost, and what to do next.
export const zh = {
  app: {
    name: '集市',
  },
  common: {
    back: '返回', close: '关闭', cancel: '取消', save: '保存', done: '完成', edit: '编辑', remove: '删除', undo: '撤销', confirm: '确定', tryAgain: '再试一次',
    loadingMore: '正在加载更多', theEnd: '到底了', all: '全部', copied: '链接已复制', share: '分享', search: '搜索', gotIt: '知道了', saved: '已保存', copy: '复制',
    copiedText: '已复制',
  },
  desktop: {
    label: '在手机上打开', claim: '看短视频，逛商城。每一个价格，都说得清是怎么来的。', scan: '用手机扫一扫，打开这一页', keys: '方向键 ↑ ↓ 切换视频 · 空格暂停 · L 喜欢 · M 声音',
  },
  offline: {
    bar: '网络断开了，已看过的内容还能看', title: '连不上网络', detail: '什么都没有丢。请检查网络，然后再试一次。',
  },
  failed: {
    title: '没能完成', detail: '是我们这边出了问题，你的东西都还在。请稍后再试一次。',
  },
  broken: {
    name: '页面出错', title: '这一页没能打开', detail: '可能是刚刚更新了版本。你的购物车和订单都还在，重新打开即可。', reload: '重新打开',
  },
  notFound: {
    name: '找不到页面', title: '这里没有内容', detail: '链接可能过期了，或者内容已被移走。', toMall: '去商城看看',
  },
  tabs: {
    label: '主导航', home: '首页', mall: '商城', cart: '购物车', messages: '消息', me: '我的', waiting: '{{n}} 条',
  },
  signIn: {
    title: '手机号登录', intro: '新手机号会自动注册。只用于登录和订单通知。', phone: '手机号', phoneHint: '11 位手机号', phoneBad: '请填写 11 位手机号', getCode: '获取验证码',
    codeSent: '已发送到 {{phone}}', code: '6 位验证码', resendIn: '{{seconds}} 秒后可重新发送', resend: '重新发送', change: '换个手机号', signIn: '登录', welcome: '已登录',
    inbox: '查看演示短信', inboxNote: '这是本地演示，短信不会真的发出，验证码在这里', inboxEmpty: '还没有收到短信', secondTitle: '两步验证', secondDetail: '请输入验证器应用里的 6 位动态码',
    browse: '先逛逛', toLike: '登录后，喜欢的视频会记在你的账号里', toFollow: '登录后就能关注，有新视频会告诉你', toComment: '登录后就能参与评论', toSave: '登录后，收藏的内容换手机也在',
    toBuy: '登录后继续购买，选好的规格会保留', toCart: '登录后加入购物车，选好的规格会保留', toReport: '登录后就能举报，我们会核实', toSeeCart: '登录后查看购物车', toSeeOrders: '登录后查看订单',
    toSeeMessages: '登录后查看消息', toSeeMe: '登录后管理你的账号', toCreate: '登录后就能发布视频',
  },
  feed: {
    title: '推荐视频', following: '关注', recommend: '推荐', live: '直播', tabs: '视频频道', like: '喜欢', liked: '已喜欢', comment: '评论', save: '收藏', saved: '已收藏',
    share: '分享', follow: '关注', followed: '已关注', soundOn: '打开声音', soundOff: '关闭声音', play: '播放', pause: '暂停', progress: '播放进度', buy: '去抢购', look: '去看看',
    price: '到手', openProduct: '查看商品：', openCreator: '{{name}} 的主页', expand: '展开', collapse: '收起', video: '{{name}} 的视频：{{caption}}',
    menu: '更多操作', notInterested: '不感兴趣', notInterestedDone: '好的，会少推荐这类视频', why: '为什么推荐给我', whyTitle: '为什么推荐给你', whyDetail: '推荐依据都写在这里，没有别的',
    whyNone: '这是最近发布的视频，正在介绍给更多人。', report: '举报', reportTitle: '举报这个视频', reportDone: '已收到举报，我们会尽快核实', reportSend: '提交举报', reportNote: '补充说明（选填）',
    emptyTitle: '还没有视频', emptyDetail: '创作者正在准备，先去商城逛逛吧。', followingTitle: '关注的人还没有新视频', followingDetail: '去推荐里看看，遇到喜欢的人就点关注。',
    followingSignIn: '登录后，这里会出现你关注的人的视频。', toRecommend: '看推荐', endTitle: '都看完了', endDetail: '新的视频会出现在这里。', again: '从头再看', broken: '这个视频没能播放',
    brokenDetail: '可能是网络不稳，也可能视频正在处理。', products: '同款商品 {{n}} 件', saves: '省 {{amount}}', productsCount: '{{n}} 件好物', score: '总分',
  },
  reportReason: {
    misleading: '虚假宣传', unsafe: '危险或违法', copied: '搬运或抄袭', vulgar: '低俗', other: '其他',
  },
  comments: {
    count: '{{n}} 条评论', empty: '还没有评论', emptyDetail: '说说你的看法，第一个评论会排在最前面。', placeholder: '说点什么', send: '发送', removed: '评论已删除', remove: '删除评论',
    author: '作者',
  },
  mall: {
    title: '商城', searchHint: '搜索商品、店铺', categories: '分类', allCategories: '全部分类', hot: '大家在搜', forYou: '为你推荐', empty: '货架还空着',
    emptyDetail: '商家正在上架，过一会儿再来看看。',
  },
  search: {
    title: '搜索', hint: '想买点什么', history: '搜过的', clearHistory: '清空', hot: '大家在搜', sort: '排序', filter: '筛选', filterTitle: '筛选商品', priceRange: '价格区间（元）',
    min: '最低价', max: '最高价', category: '分类', reset: '重置', apply: '查看商品', rangeBad: '最低价不能高于最高价', noneTitle: '没有找到「{{q}}」',
    noneDetail: '换个说法试试，也可以看看下面这些。', noneFiltered: '这些条件下没有商品，放宽一点试试。', clearFilters: '清除筛选', instead: '看看这些', clear: '清空输入', suggestions: '搜索建议',
    corrected: '没有完全相同的结果，已按「{{q}}」搜索', relaxed: '没有完全符合「{{q}}」的商品，看看这些相近的',
  },
  product: {
    price: '到手', listPrice: '划线价', how: '价格怎么来的', sold: '已售 {{n}}', choose: '选择', chosen: '已选', chooseHint: '请选择{{names}}', freight: '运费',
    freightTo: '送至 {{place}}', freightFree: '包邮', freightFee: '运费 {{fee}}', freightPick: '选择收货地区', freightNo: '暂不送达该地区', promise: '保障',
    promises: '价格逐项写明 · 发货前可取消 · 收货后再确认', promisesTitle: '服务保障', reviews: '评价', allReviews: '全部评价', goodRate: '好评 {{rate}}', noReviews: '还没有评价',
    noReviewsDetail: '买过的人评价后会出现在这里。', shop: '店铺', toShop: '进店逛逛', score: '体验分 {{score}}', details: '商品详情', service: '客服',
    serviceNote: '店铺留言功能还没有开通。关于订单的问题，可以在订单里提醒商家。', save: '收藏', saved: '已收藏', unsaved: '已取消收藏', add: '加入购物车', buy: '立即购买', added: '已加入购物车',
    soldOut: '已售罄', stock: '库存 {{n}} 件', stockLow: '仅剩 {{n}} 件', quantity: '数量', sku: '选择规格', image: '商品图 {{index}}/{{total}}', openImage: '查看大图',
    gallery: '商品图片', recommended: '看了又看', optionSoldOut: '{{name}}（无货）', more: '增加数量', less: '减少数量', open: '查看全部详情', addShort: '加购', andOptions: '、',
    from: '起', rated: '评分 {{score}}（{{n}}）', shipsWithin: '{{hours}} 小时内发货',
  },
  price: {
    title: '价格怎么来的', detail: '每一分钱都说得清：谁优惠的、为什么', goods: '商品金额', freight: '运费', total: '应付', discount: '优惠', each: '{{n}} 件 × {{price}}',
    noMore: '没有其他费用', calculating: '正在算价', changedTitle: '价格有变化', changedDetail: '从你打开这一页到现在，金额变了。确认新金额后才会下单。', was: '原来', now: '现在',
    accept: '按新金额下单 {{total}}', review: '再看看', saves: '共优惠 {{amount}}', freightLater: '填写地址后计算',
  },
  reviews: {
    title: '评价', all: '全部', pictures: '有图', good: '好评', middling: '中评', bad: '差评', reply: '商家回复', spec: '规格', picture: '评价图片 {{n}}',
    stars: '{{n}} 星', empty: '没有这样的评价', emptyDetail: '换个筛选看看。', from: '来自 {{place}}', score: '{{score}} 分',
  },
  shop: {
    products: '商品', figures: '{{products}} 件商品 · 已售 {{sold}}', score: '体验分', empty: '店里还没有商品', emptyDetail: '老板正在上货，过些天再来看看。', noScore: '暂无评分',
    sold: '已售',
  },
  creator: {
    videos: '作品', followers: '粉丝', likes: '获赞', follow: '关注', following: '已关注', empty: '还没有作品', emptyDetail: '关注后，有新作品会出现在你的关注里。',
  },
  cart: {
    title: '购物车', count: '购物车（{{n}}）', empty: '购物车是空的', emptyDetail: '看中什么，点「加入购物车」就会到这里。', toMall: '去逛逛', selectAll: '全选',
    selectShop: '选择 {{name}} 的全部商品', selectLine: '选择 {{title}}', total: '合计', noFreight: '不含运费', checkout: '结算（{{n}}）', edit: '管理', remove: '删除',
    removeCount: '删除（{{n}}）', removed: '已删除 {{title}}', removedMany: '已删除 {{n}} 种商品', unavailable: '暂时买不了', clearUnavailable: '清理', soldOut: '已售罄',
    gone: '已下架', short: '库存只剩 {{n}} 件', priceDown: '比加入时降了 {{amount}}', priceUp: '比加入时涨了 {{amount}}', save: '移入收藏', movedToSaved: '已移入收藏',
  },
  checkout: {
    title: '确认订单', addAddress: '添加收货地址', addAddressDetail: '有了地址才能算运费', chooseAddress: '选择收货地址', note: '给商家留言', noteHint: '选填，最多 200 字',
    freight: '运费', free: '包邮', subtotal: '小计', payment: '付款方式', bank: '本地银行', bankNote: '提交后前往银行页面付款', submit: '提交订单', submitting: '正在提交',
    goneTitle: '没有要结算的商品', goneDetail: '可能已经下过单了，购物车里的商品都还在。', toCart: '回购物车', notDelivered: '不送到这个地址', busyTitle: '现在下单的人很多',
    busyDetail: '还没有扣款，也没有占用库存。点一下就用同一份订单再试，不会重复下单。', shortTitle: '有商品卖完了', pieces: '共 {{n}} 件',
  },
  pay: {
    title: '付款', waitingDetail: '请在 {{time}} 前付款，过时订单会自动取消，库存会放回。', payNow: '去付款 {{amount}}', starting: '正在打开银行页面',
    checkingDetail: '银行还没有回复。通常几秒钟，你可以离开这一页，结果会出现在订单里。', paidDetail: '商家会尽快发货，发货后会通知你。', declinedDetail: '没有扣款，订单还为你留着。可以换张卡或再试一次。',
    expiredDetail: '没有在规定时间内付款，没有扣款。商品还可以重新购买。', viewOrder: '查看订单', viewOrders: '查看全部订单', goOn: '继续逛', cancel: '取消订单', left: '还剩 {{time}}',
    amount: '应付金额', paidAmount: '实付金额', backToBank: '回到银行页面',
  },
  orders: {
    title: '我的订单', empty: '没有订单', emptyDetail: '买过的东西会出现在这里。', pieces: '共 {{n}} 件', paid: '实付', payable: '应付', pay: '去付款', cancel: '取消订单',
    confirm: '确认收货', remind: '提醒发货', track: '查看物流', review: '评价', again: '再次购买', tabsLabel: '订单状态', total: '合计',
  },
  order: {
    title: '订单详情', timeline: '进度', placedAt: '下单时间', paidAt: '付款时间', number: '订单编号', note: '留言', copyNumber: '复制订单编号', cancelAsk: '取消这个订单',
    cancelDetail: '库存会放回，已付的钱会原路退回。', cancelYes: '取消订单', cancelNo: '先不取消', cancelled: '订单已取消', confirmAsk: '确认已经收到货',
    confirmDetail: '请检查商品无误后再确认。确认后货款会进入结算。', confirmYes: '已收到', confirmed: '已确认收货', reminded: '已提醒商家发货', trackingEmpty: '还没有物流信息',
    trackingEmptyDetail: '商家发货后，包裹走到哪里这里都看得到。', addedAgain: '已放进购物车', reason: '取消原因', autoConfirm: '{{time}} 会自动确认收货', payBefore: '请在 {{time}} 前付款',
    trackingTitle: '物流进度', wait: '商家正在备货', open: '查看订单 {{number}}', refunded: '已退款',
  },
  orderState: {
    unpaid: '等待付款', paid: '等待发货', shipped: '运输中', received: '已收货', cancelled: '已取消',
  },
  cancelReason: {
    changed_mind: '不想要了', wrong_item: '拍错了规格', wrong_address: '地址填错了', found_cheaper: '别处更便宜', too_slow: '发货太慢', other: '其他原因',
  },
  review: {
    title: '评价商品', rating: '描述相符', text: '评价内容', textHint: '质量、包装、口感怎么样？说给后来的人听', pictures: '添加图片', picturesHint: '最多 9 张', submit: '发布评价',
    done: '评价已发布，谢谢', doneTitle: '这个订单已评价', doneDetail: '你的评价已经帮到了别人。', uploading: '图片上传中', removePicture: '移除图片 {{n}}', rate1: '很差', rate2: '较差',
    rate3: '一般', rate4: '满意', rate5: '非常满意', pictureFailed: '这张图片没有传上去，其他内容都还在。请换一张或再试一次。',
  },
  messages: {
    title: '消息', empty: '还没有消息', emptyDetail: '订单进度、关注的人的新动态会出现在这里。', readAll: '全部已读', unread: '未读',
  },
  me: {
    title: '我的', signIn: '登录 / 注册', signInDetail: '看视频、逛商城不用登录', orders: '我的订单', allOrders: '全部订单', saved: '收藏', following: '关注', addresses: '收货地址',
    settings: '设置', studio: '创作中心', studioNote: '发布视频，看数据', console: '商家与运营后台', phone: '手机号 {{phone}}', edit: '编辑资料', services: '服务与工具',
    footprint: '喜欢的视频',
  },
  addresses: {
    title: '收货地址', choose: '请选择', add: '新建地址', edit: '编辑地址', empty: '还没有收货地址', emptyDetail: '添加一个地址，就能看到准确的运费。', name: '收货人', nameHint: '姓名', phone: '手机号',
    phoneHint: '快递员联系你用', region: '所在地区', regionHint: '省 / 市 / 区', detail: '详细地址', detailHint: '街道、楼栋、门牌号', isDefault: '设为默认地址', default: '默认',
    remove: '删除地址', removeAsk: '删除这个地址', removeDetail: '已经下的订单不受影响。', saved: '地址已保存', removed: '地址已删除', badName: '请填写收货人姓名', badPhone: '请填写 11 位手机号',
    badRegion: '请选择所在地区', badDetail: '请填写详细地址',
  },
  settings: {
    title: '设置', nickname: '昵称', nicknameHint: '2 到 20 个字', nicknameSaved: '昵称已保存', language: '语言', chinese: '简体中文', english: 'English',
    sessions: '登录设备', sessionsDetail: '不认识的设备，随时可以退出', current: '本机', lastSeen: '最近使用', endSession: '退出', endAsk: '退出这台设备', ended: '已退出',
    secondFactor: '两步验证', secondOn: '已开启', secondOff: '未开启', secondSet: '开启', secondDrop: '关闭', secondDropDetail: '之后只用手机验证码就能登录。',
    secondIntro: '用验证器应用扫描，或手动输入密钥，再填入 6 位动态码。', secondKey: '密钥', secondCode: '6 位动态码', secondDone: '两步验证已开启', secondDropped: '两步验证已关闭',
    signOut: '退出登录', signOutAsk: '退出登录', signOutDetail: '购物车和订单都会留着，再次登录就能看到。', signedOut: '已退出登录', licence: '开源，Apache-2.0',
    recovery: '手机丢了时用恢复码登录，每个只能用一次。现在就抄下来，之后不会再显示。', recoveryKept: '我已抄好',
  },
  saved: {
    title: '收藏', products: '商品', videos: '视频', liked: '喜欢', empty: '还没有收藏', emptyDetail: '看到喜欢的，点一下星标就会到这里。', likedEmpty: '还没有喜欢的视频',
    likedEmptyDetail: '双击视频就能喜欢它。', removed: '已取消收藏', plays: '{{n}} 次播放',
  },
  following: {
    title: '我的关注', empty: '还没有关注的人', emptyDetail: '看视频时点头像上的加号，就会关注 TA。',
  },
  studio: {
    title: '创作中心', become: '成为创作者', becomeDetail: '拍下好东西，标上商品，有人买你就知道。', name: '创作者名', nameHint: '大家会看到的名字', bio: '简介', bioHint: '一句话介绍自己',
    start: '开始创作', publish: '发布视频', mine: '我的作品', empty: '还没有作品', emptyDetail: '发布第一个视频，数据会出现在这里。', sales: '成交额', lastDays: '近 {{n}} 天',
    traffic: '流量从哪里来', edit: '编辑文案', remove: '删除作品', removeAsk: '删除这个作品', removeDetail: '视频会从推荐里消失，已成交的订单不受影响。', removed: '作品已删除',
    noTraffic: '还没有流量数据', video: '作品数据', conversion: '点击率', counts: '{{plays}} 播放 · {{likes}} 喜欢 · {{comments}} 评论', noCaption: '没有文案', today: '今天', peak: '{{name}}，最高 {{n}}',
    yesterday: '昨天 {{n}}',
  },
  upload: {
    title: '发布视频', pick: '选择视频', pickDetail: 'MP4 或 MOV，不超过 200 MB，竖屏更好看', tooLarge: '视频超过 200 MB，请压缩后再试。', notVideo: '这不是视频文件，请选择 MP4 或 MOV。',
    uploading: '正在上传 {{percent}}%', uploaded: '上传完成', paused: '已暂停，上传的部分都还在', pause: '暂停', resume: '继续上传', broken: '上传中断了，已传的部分都还在', another: '换一个视频',
    poster: '选择封面', posterDetail: '拖动选一帧最好看的', caption: '文案', captionHint: '说说这个视频，#话题 会自动识别', products: '标记商品', productsDetail: '最多 6 件，第一件会显示在视频下方',
    addProduct: '添加商品', searchProduct: '搜索要标记的商品', publish: '发布', publishing: '正在发布', published: '已发布，处理好就会出现在推荐里', needVideo: '请先选择视频',
    needCaption: '请写一句文案', waiting: '上传完成后就能发布', removeProduct: '移除 {{title}}', chosen: '已选 {{n}} 件', leaveAsk: '离开发布页',
    leaveDetail: '已上传的部分会保留一天，回来选同一个视频可以接着传。', leave: '离开', preview: '视频预览',
  },
  promise: {
    price: '价格逐项写明', priceDetail: '下单前能看到每一分钱是怎么来的，提交后不会变。', cancel: '发货前可取消', cancelDetail: '商家发货前随时可以取消，已付的钱原路退回。', arrive: '收货后再确认',
    arriveDetail: '东西到手、看过之后再点确认收货。',
  },
  sort: {
    relevance: '综合', sales: '销量', newest: '最新', price: '价格 ↑', price_desc: '价格 ↓',
  },
  orderTab: {
    all: '全部', unpaid: '待付款', paid: '待发货', shipped: '待收货', received: '已收货', cancelled: '已取消',
  },
  payTitle: {
    waiting: '等待付款', checking: '正在确认付款结果', paid: '付款成功', declined: '这次没有付成', cancelled: '订单已取消',
  },
  figure: {
    exposures: '曝光', plays: '播放', productClicks: '商品点击', orders: '订单',
  },
  videoState: {
    processing: '处理中', public: '已发布', private: '仅自己可见', failed: '处理失败', taken_down: '已下架',
  },
  source: {
    following: '关注', interest: '兴趣', popular: '热门', fresh: '新作扶持',
  },
};

type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
/** Every language has exactly these keys. */
export type Dictionary = Shape<typeof zh>;
